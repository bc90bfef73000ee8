package dev.emulatedcloud.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReachCommandTest {
    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new ReachCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("--home", home.toString()), Arrays.stream(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void callThatArrivesEndsWithOk() {
        Deployed.peered(Cloud.open(home));
        assertThat(run()).isZero();
        assertThat(out.toString().strip().lines())
                .first()
                .isEqualTo("warehouse Serverless Starter Warehouse to carto.internal.example.com");
        assertThat(out.toString().strip()).endsWith("\nok").doesNotContain("fails", "why", "\u001b");
    }

    @Test
    void hopThatFailsIsNamedWithReasonAndSetting() {
        Deployed.peered(Cloud.open(home)).bundle(null);
        assertThat(run("--from", "gateway")).isEqualTo(1);
        assertThat(out.toString().strip().lines())
                .contains("fails at tls")
                .anyMatch(line -> line.matches(
                        " +why +no CA that the gateway trusts has issued it; NODE_EXTRA_CA_CERTS is not set"))
                .anyMatch(line -> line.matches(" +fix +trustedCaCerts: add the PEM of CN=Example Corp Private CA.*"));
    }

    @Test
    void jsonSaysTheSame() {
        Deployed.peered(Cloud.open(home)).record("10.0.0.5");
        assertThat(run("--json", "--from", "gateway")).isEqualTo(1);
        JsonObject walk = Json.parse(out.toString());
        assertThat(Json.flag(walk, "reaches")).isFalse();
        JsonObject last = Json.objects(walk, "hops").reduce((a, b) -> b).orElseThrow();
        assertThat(Json.text(last, "hop")).hasValue("resolution");
        assertThat(Json.text(last, "verdict")).hasValue("fails");
        assertThat(Json.text(last, "fix.kind")).hasValue("stack");
        assertThat(Json.text(last, "fix.setting")).hasValue("cartoInternalIp");
        assertThat(Json.text(last, "fix.write")).hasValue("write 10.0.0.4");
    }

    @Test
    void warningFailsOnlyWhenStrict() {
        Deployed.peered(Cloud.open(home)).variable("NODE_TLS_REJECT_UNAUTHORIZED", "0");
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("warns  tls", "cartoTls: write verify");
        assertThat(run("--strict")).isEqualTo(1);
    }

    @Test
    void nothingDeployedIsSaidSo() {
        assertThat(run("--from", "gateway")).isEqualTo(1);
        assertThat(out.toString()).contains("there is no such container app", "pulumi up");
    }

    @Test
    void wrongUsageIsRefused() {
        for (String[] wrong : new String[][] {
            {"--from", "moon"},
            {"--to", "carto:"},
            {"--to", "host:0"},
            {"--to", "host:65536"},
            {"--to", ":443"},
            {"more"}
        }) {
            assertThat(run(wrong)).as(String.join(" ", wrong)).isEqualTo(2);
        }
        assertThat(err.toString()).contains("'moon' is not warehouse, internet or gateway");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void nothingIsWritten() throws IOException {
        assertThat(run("--from", "gateway")).isEqualTo(1);
        try (var files = Files.list(home)) {
            assertThat(files).isEmpty();
        }
    }
}
