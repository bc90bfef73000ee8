package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command as a user runs it: what it prints, how it ends, what it leaves behind. */
@Tag("engine")
class VerifyCommandTest {
    private static final String TOKEN = "canary-token-4711";
    private static final String JOBS = "rg-carto-at-gateway/providers/Microsoft.App/jobs/";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static TryProject project;
    private static VerifyCommand verify;
    private static CloudControl control;

    @BeforeAll
    static void deploy() {
        project = TryProject.fresh();
        project.pipe("trustedCaCerts", Examples.certificate("own-ca"));
        project.pulumi("config", "set", "--secret", "apiAccessToken", TOKEN).succeeded();
        project.up().succeeded();
        verify = VerifyCommand.of(project);
        control = new CloudControl(project.home());
    }

    @AfterAll
    static void end() {
        project.close();
    }

    @AfterEach
    void nothingTakesTime() {
        project.durations("none");
    }

    @Test
    void setupRunsAndItsTokenIsNowhere() {
        try (var processes = ProcessList.watch()) {
            var setup = verify.run("--setup", "--yes", "--warehouse", VerifyTest.WAREHOUSE)
                    .succeeded();
            assertThat(setup.out()).startsWith("SETUP ran in warehouse " + VerifyTest.WAREHOUSE);
            project.set("setupStatement", "CALL ${toolbox}.SETUP(('${apiAccessToken}')");
            var refused = verify.run("--setup", "--yes", "--warehouse", VerifyTest.WAREHOUSE);
            project.pulumi("config", "rm", "setupStatement").succeeded();
            assertThat(refused.exitCode()).as(refused.all()).isEqualTo(1);
            assertThat(refused.err()).contains("PARSE_SYNTAX_ERROR");
            assertThat(setup.all() + refused.all() + processes.seen()).doesNotContain(TOKEN);
            assertThat(processes.seen()).contains("dev.atgateway.verify.Verify");
        }

        var everything = verify.run("--warehouse", VerifyTest.WAREHOUSE, "--from-inside", "--json")
                .succeeded();
        var document = JsonParser.parseString(everything.out()).getAsJsonObject();
        assertThat(document.get("stack").getAsString()).isEqualTo("carto-at-gateway/dev");
        assertThat(document.get("result").getAsString()).isEqualTo("passed");
        assertThat(document.getAsJsonArray("checks")).hasSizeGreaterThan(20).allSatisfy(check -> assertThat(
                        check.getAsJsonObject().get("status").getAsString())
                .isIn("passed", "not-applicable"));
        assertThat(everything.err().lines()).allMatch(line -> line.startsWith("verify: "));
        assertThat(everything.all()).doesNotContain(TOKEN);
        assertThat(project.cloud()).doesNotContain(JOBS);
    }

    @Test
    void tryRunsItOnTheEmulatedCloud() {
        var run = project.tryCommand("verify", "--only", "dns-record", "--only", "gateway-tls")
                .succeeded();
        assertThat(run.out().lines())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("ok     gateway-tls "))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("ok     dns-record          10.0.0.4 ("))
                .satisfies(lines -> assertThat(lines.get(2)).isEqualTo("2 passed"));
        assertThat(run.out()).doesNotContain("\u001b");
    }

    @Test
    void checkThatFailedIsExitCode1() {
        var world = new VerifyWorld(control, project.cloud(), project.outputs());
        world.set(world.record(), "properties.aRecords=[{\"ipv4Address\": \"10.0.0.9\"}]");
        var run = verify.run("--only", "dns-record");
        world.restore();
        assertThat(run.exitCode()).as(run.all()).isEqualTo(1);
        assertThat(run.out())
                .contains("fails  dns-record          10.0.0.9, not 10.0.0.4", "cause", "fix", "cartoInternalIp");
    }

    @Test
    void wrongUsageIsExitCode2() {
        var run = verify.run("--only", "nothing");
        assertThat(run.exitCode()).as(run.all()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no check nothing. the checks are: warehouse, connection,")
                .contains("Usage: verify");
    }

    @Test
    void whatCannotBeLookedAtIsExitCode3() {
        var noStack = verify.run("--stack", "nobody-made-it");
        assertThat(noStack.exitCode()).as(noStack.all()).isEqualTo(3);
        assertThat(noStack.err()).contains("nobody-made-it");

        var noPulumi = verify.with("PATH", "/usr/bin:/bin:" + System.getProperty("java.home") + "/bin")
                .run();
        assertThat(noPulumi.exitCode()).as(noPulumi.all()).isEqualTo(3);
        assertThat(noPulumi.err()).contains("pulumi could not be run: it has to be on PATH");

        var noLogin = verify.with("AZURE_CLIENT_SECRET", "wrong").run("--only", "dns-zone", "--only", "connection");
        assertThat(noLogin.exitCode()).as(noLogin.all()).isEqualTo(3);
        assertThat(noLogin.out())
                .contains(
                        "ok     connection", "?      dns-zone            could not look: no login to Azure: az login");

        for (var run : List.of(noStack, noPulumi, noLogin)) {
            showsNoTrace(run);
        }
    }

    @Tag("exhaustive")
    @Test
    void withoutALoginToDatabricksAzureIsLookedAt() {
        var run = verify.with("DATABRICKS_TOKEN", null).run("--only", "dns-zone", "--only", "connection");
        assertThat(run.exitCode()).as(run.all()).isEqualTo(3);
        assertThat(run.out())
                .contains("ok     dns-zone", "?      connection          could not look: no login to Databricks");
        showsNoTrace(run);
    }

    private static void showsNoTrace(Run run) {
        assertThat(run.all()).doesNotContain("\tat ", "SLF4J", "Exception");
    }

    @Test
    void jobIsTakenAwayOnCtrlC() throws IOException {
        isTakenAwayOn("INT");
    }

    @Tag("exhaustive")
    @Test
    void jobIsTakenAwayOnTermination() throws IOException {
        isTakenAwayOn("TERM");
    }

    private static void isTakenAwayOn(String signal) throws IOException {
        var run = killed(signal);
        assertThat(run.exitCode()).isNotZero();
        assertThat(project.cloud()).doesNotContain(JOBS);
    }

    @Test
    void jobThatAKilledRunLeftIsFoundAndOthersAreLeftAlone() throws IOException {
        killed("KILL");
        project.durations("none");
        assertThat(project.cloud()).contains(JOBS + "at-gateway-verify-");
        var others = job("other", "carto-at-gateway/prod");
        try {
            // The tag is the stack's own, so the preview takes its own job for no stranger.
            assertThat(project.pulumi("preview").succeeded().all())
                    .contains("at-gateway-verify-other")
                    .doesNotContainPattern("at-gateway-verify-[0-9a-f]{8}");
            removesTheStacksOwn("removed job at-gateway-verify-[0-9a-f]{8}", others, "--only", "dns-zone");
            job("0123abcd", "carto-at-gateway/dev");
            removesTheStacksOwn("removed at-gateway-verify-0123abcd", others, "--clean");
        } finally {
            control.delete(others);
        }
    }

    private static void removesTheStacksOwn(String said, String others, String... arguments) {
        assertThat(verify.run(arguments).succeeded().all()).containsPattern(said);
        assertThat(project.cloud()).contains(others).doesNotContainPattern(JOBS + "at-gateway-verify-[0-9a-f]{8}\"");
    }

    /** Makes a job of this name's end, with the tags that {@code verify} gives to those of this stack; answers its id. */
    private static String job(String end, String stack) {
        var id = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/" + JOBS + "at-gateway-verify-"
                + end;
        control.set(
                id,
                "location=westeurope",
                "tags={\"carto-at-gateway-stack\": \"%s\", \"carto-at-gateway-verify\": \"by hand\"}".formatted(stack));
        return id;
    }

    @Test
    void jobThatDoesNotEndIsGivenUpAndTakenAway() {
        project.durations("none,jobExecution=3600");
        var run = verify.run("--from-inside", "--only", "inside-name", "--time-limit", "1");
        assertThat(run.exitCode()).as(run.all()).isEqualTo(3);
        assertThat(run.out())
                .contains("?      inside-name         could not look: the job did not end within 1 seconds");
        assertThat(project.cloud()).doesNotContain(JOBS);
    }

    /** A run from inside that was sent a signal while its job was there. */
    private static Run killed(String signal) throws IOException {
        project.durations("none,jobExecution=3600");
        var started = verify.start("--from-inside", "--only", "inside-name");
        var end = Instant.now().plus(LIMIT);
        while (!project.cloud().contains(JOBS + "at-gateway-verify-")
                && Instant.now().isBefore(end)) {
            assertThat(started.process().isAlive()).isTrue();
            Run.pause(Duration.ofMillis(50));
        }
        new ProcessBuilder(
                        "kill", "-" + signal, String.valueOf(started.process().pid()))
                .start();
        return Shell.await(started, "verify");
    }
}
