package dev.emulatedcloud.traffic;

import static dev.emulatedcloud.traffic.Deployed.ENVIRONMENT;
import static dev.emulatedcloud.traffic.Deployed.HOST;
import static dev.emulatedcloud.traffic.Deployed.OWN;
import static dev.emulatedcloud.traffic.Deployed.ROUTES;
import static dev.emulatedcloud.traffic.Deployed.ZONE;
import static dev.emulatedcloud.traffic.Deployed.deadEnd;
import static dev.emulatedcloud.traffic.Deployed.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.JobRunner.Outcome;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.jobs.ContainerRunner;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the container of a job finds out about the way to CARTO, command by command. */
class ContainerRunnerTest {
    private static final String MICROSOFT = "mcr.microsoft.com/azurelinux/base/core:3.0";
    private static final String URL = "https://" + HOST + "/";

    private final Deployed deployed = Deployed.peered();
    private String image = MICROSOFT;
    private JsonArray env = new JsonArray();

    private Outcome run(String... commandLine) {
        JsonObject container = Json.object("name", "check", "image", image, "command", texts(commandLine), "env", env);
        JsonObject job = Json.object("properties", Json.object("environmentId", ENVIRONMENT.toString()));
        return new ContainerRunner(deployed.azure)
                .run(job, Json.object("containers", Json.array(Stream.of(container))));
    }

    private Outcome shell(String script) {
        return run("sh", "-c", script);
    }

    private void variable(String name, String value) {
        env.add(Json.object("name", name, "value", value));
    }

    @Test
    void nameIsLookedUpWhereTheEnvironmentIs() {
        assertThat(run("getent", "hosts", HOST).exitCode()).isZero();
        assertThat(run("nslookup", HOST).exitCode()).isZero();
        deployed.record("10.0.0.5");
        assertThat(run("getent", "hosts", HOST).exitCode())
                .as("also a wrong address is one")
                .isZero();
        deployed.delete(ZONE.child("virtualNetworkLinks", "link"));
        assertThat(run("getent", "hosts", HOST).exitCode()).isEqualTo(2);
        assertThat(run("nslookup", HOST).exitCode()).isEqualTo(1);
        assertThat(run("curl", "-k", URL).exitCode()).isEqualTo(6);
    }

    @Test
    void certificateIsCheckedUnlessItIsNotToBe() {
        assertThat(run("curl", "--insecure", URL).exitCode()).isZero();
        assertThat(run("curl", URL).exitCode()).isEqualTo(60);
        assertThat(run("curl", "--cacert", "/tmp/ca.pem", URL).exitCode()).isEqualTo(77);
        variable("CA", deployed.authority("10.0.0.4:443"));
        assertThat(shell("printf '%s' \"$CA\" > /tmp/ca.pem && curl --cacert /tmp/ca.pem " + URL)
                        .exitCode())
                .isZero();
        assertThat(shell("printf %s \"${CA}\" > /tmp/ca.pem && curl --cacert /tmp/other.pem " + URL)
                        .exitCode())
                .isEqualTo(77);
    }

    @Test
    void callThatGetsLostTakesAsLongAsItsPatience() {
        deployed.delete(OWN.child("virtualNetworkPeerings", "to-carto"));
        Outcome lost = run("curl", "-k", "--connect-timeout", "10", "--max-time", "20", URL);
        assertThat(lost.exitCode()).isEqualTo(28);
        assertThat(lost.length()).isEqualTo(Duration.ofSeconds(10));
        assertThat(lost.reason()).contains("peering");
    }

    @Test
    void addressThatIsGivenIsNotLookedUp() {
        deployed.delete(ZONE.child("virtualNetworkLinks", "link"));
        assertThat(run("curl", "-k", "--resolve", HOST + ":443:10.0.0.4", URL).exitCode())
                .isZero();
        assertThat(run("curl", "-k", "--resolve", HOST + ":443:10.0.0.5", URL).exitCode())
                .isEqualTo(7);
    }

    @Test
    void walkAndJobAgree() {
        Call call = Call.of(Call.From.GATEWAY, Call.To.CARTO);
        assertThat(deployed.walk(call).reaches()).isTrue();
        assertThat(run("curl", "-k", URL).exitCode()).isZero();
        deployed.guard(Deployed.CARTO_SUBNET, Deployed.rule("Deny", 100, "Inbound", "Deny", "10.1.0.0/27", "*", "443"));
        assertThat(deployed.walk(call).failure().orElseThrow().name()).isEqualTo(Hop.Name.SECURITY_GROUP);
        assertThat(run("curl", "-k", URL).reason()).contains("security group");
    }

    @Test
    void imageHasToBeWithinReach() {
        deployed.restricted("10.0.0.0/24");
        assertThat(run("getent", "hosts", HOST).reason()).contains("image could not be pulled", "mcr.microsoft.com");
        deployed.restricted("10.0.0.0/24", "MicrosoftContainerRegistry:443");
        assertThat(run("getent", "hosts", HOST).exitCode()).isZero();
        image = "curlimages/curl:8.10.1";
        assertThat(run("getent", "hosts", HOST).reason()).contains("image could not be pulled", "docker.io");
        deployed.restricted("10.0.0.0/24", "198.51.100.0/24:443");
        assertThat(run("getent", "hosts", HOST).exitCode()).isZero();
    }

    @Test
    void imageIsNotPulledOverADeadEnd() {
        deployed.routes(ROUTES, deployed.subnet(), deadEnd("default", "0.0.0.0/0"));
        assertThat(run("getent", "hosts", HOST).reason()).contains("image could not be pulled", "no way");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wget https://carto.internal.example.com",
                "curl --header x https://carto.internal.example.com",
                "curl https://a https://b",
                "curl ftp://carto.internal.example.com",
                "curl -k https://carto.internal.example.com | grep x",
                "curl -k $(cat url)",
                "getent passwd root",
                "printf hello",
                "getent hosts a &&",
                "getent hosts a > file"
            })
    void whatIsNotUnderstoodFailsAndSaysSo(String script) {
        Outcome outcome = shell(script);
        assertThat(outcome.exitCode()).isEqualTo(127);
        assertThat(outcome.reason()).startsWith("the emulated cloud does not know");
    }

    @Test
    void reasonShowsNoSecret() {
        variable("TOKEN", "canary-4711");
        for (String script : new String[] {
            "curl -H'Authorization: canary-4711' " + URL,
            "curl --header=canary-4711 " + URL,
            "curl --user canary-4711 " + URL,
            "curl \"$TOKEN\"",
            "getent \"$TOKEN\" a"
        }) {
            assertThat(shell(script).reason()).as(script).doesNotContain("canary-4711");
        }
    }

    @Test
    void imageWithoutCommandIsNotKnown() {
        assertThat(run().reason()).contains("what the image runs by itself");
        assertThat(run("bash", "-c", "getent hosts " + HOST).reason()).contains("the command bash");
    }
}
