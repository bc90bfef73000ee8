package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.atgateway.verify.VerifyInProcess;
import dev.atgateway.verify.VerifyInProcess.Found;
import dev.atgateway.verify.VerifyInProcess.Name;
import dev.atgateway.verify.VerifyInProcess.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One deployed gateway, and everything that can be wrong with it, one thing at a time. */
@Tag("engine")
class VerifyTest {
    static final String WAREHOUSE = "4f1c2d3e4b5a6978";

    /** What the emulated toolbox cannot be made to say: see SqlErrorTest. */
    private static final Set<String> NOT_PROVOKED =
            Set.of("toolbox-version/not-allowed", "toolbox-version/no-version", "lds-quota/token-refused");

    private static TryProject project;
    private static VerifyInProcess verify;
    private static VerifyWorld world;
    private static Question question;

    @BeforeAll
    static void deploy() throws IOException {
        project = TryProject.fresh();
        project.pipe("trustedCaCerts", Examples.certificate("own-ca"));
        project.up().succeeded();
        VerifyCommand.of(project)
                .run("--setup", "--yes", "--warehouse", WAREHOUSE)
                .succeeded();
        var server = JsonParser.parseString(Files.readString(project.home().resolve("server.json")))
                .getAsJsonObject();
        verify = new VerifyInProcess(server, project.home().resolve("ca.pem"));
        world = new VerifyWorld(new CloudControl(project.home()), project.cloud(), project.outputs());
        var config = JsonParser.parseString(
                        project.pulumi("config", "--json").succeeded().out())
                .getAsJsonObject();
        question = new Question(project.outputs(), config, Optional.of(WAREHOUSE), Name.BY_THE_CLOUD, false, Set.of());
    }

    @AfterAll
    static void end() {
        project.close();
    }

    @AfterEach
    void restore() {
        world.restore();
    }

    static Stream<VerifyFault> faults() {
        return VerifyFaults.all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultIsNamedAndItsSiblingPasses(VerifyFault fault) {
        var sound = question(fault);
        if (fault.hub()) {
            world.throughTheHub();
        }
        var sibling = verify.ask(sound.only(fault.check()));
        assertThat(sibling).extracting(Found::status).as("%s", sibling).containsExactly("passed");

        fault.wrong().accept(world);
        var found = verify.ask(fault.asked().apply(sound));
        var failed = found.stream().filter(one -> one.status().equals("failed")).toList();
        assertThat(failed.stream().map(VerifyTest::name)).as("%s", found).contains(fault.name());
        if (fault.isCause()) {
            assertThat(name(failed.get(0)))
                    .as("the first that fails of %s", failed)
                    .isEqualTo(fault.name());
        }
    }

    private static Question question(VerifyFault fault) {
        var asked = fault.hub() ? throughTheHub() : question;
        return fault.inside()
                ? new Question(asked.outputs(), asked.config(), asked.warehouse(), asked.name(), true, asked.only())
                : asked;
    }

    private static String name(Found found) {
        return found.check() + "/" + found.fault().orElse("");
    }

    @Test
    void soundGatewayPasses() {
        var found = verify.ask(question);
        assertThat(found).as("%s", found).extracting(Found::status).containsOnly("passed", "not-applicable");
        assertThat(found.stream()
                        .filter(one -> one.status().equals("not-applicable"))
                        .map(Found::check))
                .containsExactly(
                        "peering-to-hub", "peering-from-hub", "inside-name", "inside-connection", "inside-certificate");
    }

    @Test
    void soundGatewayThroughTheHubPasses() {
        world.throughTheHub();
        var found = verify.ask(throughTheHub());
        assertThat(found).as("%s", found).extracting(Found::status).containsOnly("passed", "not-applicable");
    }

    @Test
    void everyFaultThatVerifyKnowsIsProvoked() {
        var provoked = faults().map(VerifyFault::name).collect(Collectors.toCollection(TreeSet::new));
        provoked.addAll(NOT_PROVOKED);
        assertThat(provoked).containsExactlyElementsOf(new TreeSet<>(VerifyInProcess.known()));
        assertThat(faults().filter(VerifyFault::isCause).map(VerifyFault::name).distinct())
                .hasSizeGreaterThanOrEqualTo(25);
    }

    private static Question throughTheHub() {
        var through = VerifyFault.configured(question, "hubFirewallIp", VerifyWorld.FIREWALL);
        through = VerifyFault.configured(through, "hubVnetId", VerifyWorld.HUB);
        var outputs = through.outputs().deepCopy();
        JsonArray peerings = outputs.getAsJsonArray("peeringIds");
        peerings.add(world.toHub());
        peerings.add(world.fromHub());
        return new Question(
                outputs, through.config(), through.warehouse(), through.name(), through.inside(), through.only());
    }
}
