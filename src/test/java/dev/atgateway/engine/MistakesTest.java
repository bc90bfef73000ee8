package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user's mistakes on the real engine: all of them in one error, once, and nothing created. */
@Tag("engine")
class MistakesTest {
    private static final String TWENTY_TWO_MISTAKES = resource("/engine-twenty-two-mistakes.txt");

    private static TryProject project;
    private static String world;

    @BeforeAll
    static void start() {
        project = TryProject.fresh();
        world = project.cloud();
    }

    @AfterAll
    static void end() {
        project.close();
    }

    @Test
    void mistakesAreReportedOnceInTheOrderOfTheContract() {
        project.rewriteStackFile("""
                topology: star
                subnetName: -subnet
                environmentName: Env!
                egress: closed
                securityGroup: maybe
                cartoVnetId: /subscriptions/none
                cartoInternalIp: 10.0.0.400
                cartoSubnetCidr: 10.0.0.7/24
                cartoDnsTtl: 0
                cartoTls: maybe
                image: registry.example.com/carto/at-gateway:latest
                containerPort: 70000
                cpu: "3"
                minReplicas: 5
                maxReplicas: 2
                allowedSources: ["everybody"]
                proxyUrl: http://user:password@proxy.example.com:3128
                connectionName: carto at gateway
                principals: [""]
                bogusKey: 1
                maxReplicaz: 1
                """);
        var run = project.pulumi("up", "--yes", "--skip-preview").failed();
        var launcher = project.project().resolve("mvnw");
        assertThat(run.all()
                        .substring(run.all().indexOf("Diagnostics:"), run.all().indexOf("\nResources:")))
                .isEqualTo(TWENTY_TWO_MISTAKES.replace("LAUNCHER", launcher.toString()));
        assertThat(project.cloud()).isEqualTo(world);
        assertThat(project.state().values())
                .extracting(resource -> resource.get("type").getAsString())
                .allMatch(type -> type.startsWith("pulumi:"));
    }

    @Test
    void overlapWithCartoIsFoundBeforeAnythingIsCreated() {
        project.rewriteStackFile("""
                vnetCidr: 10.0.128.0/17
                subnetCidr: 10.0.128.0/27
                cartoVnetId: CARTO_VNET
                cartoDomain: carto.internal.example.com
                cartoInternalIp: 10.0.0.4
                image: registry.example.com/carto/at-gateway:1.0.0
                containerPort: 8080
                databricksEnabled: false
                """);
        var run = project.pulumi("up", "--yes", "--skip-preview").failed();
        assertThat(run.all()).contains("vnetCidr = 10.0.128.0/17: ").contains("10.0.0.0/16");
        assertThat(project.cloud()).isEqualTo(world);
    }

    @Test
    void missingVnetIsNamedWithItsKey() {
        project.rewriteStackFile("""
                cartoVnetId: CARTO_VNET-gone
                cartoDomain: carto.internal.example.com
                cartoInternalIp: 10.0.0.4
                image: registry.example.com/carto/at-gateway:1.0.0
                containerPort: 8080
                databricksEnabled: false
                """);
        var run = project.pulumi("up", "--yes", "--skip-preview").failed();
        assertThat(run.all())
                .contains("cartoVnetId = ")
                .contains("ResourceNotFound")
                .doesNotContain("\tat ");
        assertThat(project.cloud()).isEqualTo(world);
    }

    @Test
    void secretInPlainTextIsRefused() {
        project.rewriteStackFile("""
                cartoVnetId: CARTO_VNET
                cartoDomain: carto.internal.example.com
                cartoInternalIp: 10.0.0.4
                image: registry.example.com/carto/at-gateway:1.0.0
                containerPort: 8080
                bearerToken: typed-in-the-open
                """);
        var run = project.pulumi("preview").failed();
        assertThat(run.all()).contains("pulumi config set --secret bearerToken").doesNotContain("typed-in-the-open");
    }

    private static String resource(String name) {
        try (var stream = MistakesTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
