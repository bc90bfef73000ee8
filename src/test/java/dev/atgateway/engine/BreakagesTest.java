package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atgateway.docs.Message;
import dev.atgateway.docs.Page;
import dev.atgateway.engine.Killing.Victim;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A deployment is broken in many ways; the text that the user then sees leads to a heading of the troubleshooting page, and
 * the commands below that heading set it right.
 */
@Tag("engine")
class BreakagesTest {
    private static final Page PAGE = Page.read(TryProject.ROOT, Path.of("docs/troubleshooting.md"));
    private static final String GROUP =
            "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-carto-at-gateway/providers/";
    private static final String RECORD = GROUP + "Microsoft.Network/privateDnsZones/carto.internal.example.com/A/@";
    private static final String PEERING_TO_CARTO = GROUP
            + "Microsoft.Network/virtualNetworks/carto-at-gateway-vnet/virtualNetworkPeerings/carto-at-gateway-to-carto";
    private static final String PEERING_FROM_CARTO =
            TryProject.CARTO_VNET + "/virtualNetworkPeerings/carto-to-carto-at-gateway";

    @Test
    void mistakesInTheConfigAreFoundByTheirTextAndMended() {
        try (var project = TryProject.fresh()) {
            project.set("maxReplicaz", "5");
            mend(project, "not a key of this project", preview(project));

            isFoundBy(
                    "looks like a secret",
                    project.pulumi("config", "set", "bearerToken", "typed-in-the-open-and-refused"));
            project.pulumi("config", "set", "--plaintext", "bearerToken", "typed-in-the-open")
                    .succeeded();
            mend(project, "stored in plain text", preview(project));

            project.set("vnetCidr", "10.0.128.0/17");
            project.set("subnetCidr", "10.0.128.0/27");
            mend(project, "overlaps <range> of", preview(project));

            project.set("image", "registry.example.com/carto/at-gateway:latest");
            mend(project, "may mean another image tomorrow", preview(project));

            project.pulumi("config", "rm", "image").succeeded();
            mend(project, "is missing configuration value", preview(project));

            project.set("containerPort", "eighty");
            mend(project, "must be of type", preview(project));

            assertThat(project.pulumi("preview").succeeded().out()).contains("19 to create");
        }
    }

    @Test
    void whatGoesWrongInADeploymentIsFoundByItsTextAndMended() {
        try (var project = TryProject.fresh()) {
            var empty = project.cloud();
            project.pulumi("config", "set", "--path", "principals[2]", "nobody@example.com")
                    .succeeded();
            var nobody = project.up();
            project.pulumi("config", "rm", "--path", "principals[2]").succeeded();
            mend(project, "Could not find principal with name", nobody);

            project.tryCommand("cloud", "faults", "containerApps.update fail=AuthorizationFailed/403")
                    .succeeded();
            project.set("maxReplicas", "5");
            var refused = project.up();
            project.tryCommand("cloud", "faults", "none").succeeded();
            mend(project, "Code=\"AuthorizationFailed\"", refused);

            project.tryCommand("cloud", "delete", PEERING_TO_CARTO).succeeded();
            var disconnected = project.pulumi("up", "--yes", "--refresh", "--suppress-progress");
            assertThat(disconnected.all())
                    .containsPattern(
                            new Message("is Disconnected: Azure refuses to make the other side again").pattern());
            project.tryCommand("cloud", "delete", PEERING_FROM_CARTO).succeeded();
            mend(project, "is in Disconnected state", disconnected);

            project.tryCommand("cloud", "set", "connections/carto_at_gateway", "owner=somebody@example.com")
                    .succeeded();
            project.shell()
                    .run("bash", "-c", "printf '%s' newer | pulumi config set --secret bearerToken")
                    .succeeded();
            var foreign = project.up();
            project.tryCommand("cloud", "set", "connections/carto_at_gateway", "owner=engineer@example.com")
                    .succeeded();
            mend(project, "does not have MANAGE on Connection", foreign);

            project.set("existingResourceGroup", "true");
            mend(project, "this stack made <group> itself", preview(project));

            project.set("protect", "true");
            project.up().succeeded();
            mend(project, "because it is protected", project.destroy());
            assertThat(project.preview()).isEmpty();

            project.durations("none,subnetRelease=8");
            var held = project.destroy();
            project.durations("none");
            isFoundBy("and cannot be deleted", held);
            for (int times = 0; times < 40 && !project.cloud().equals(empty); times++) {
                typeBlocks(project, "and cannot be deleted", false);
            }
            assertThat(project.cloud()).isEqualTo(empty);
        }
    }

    @Test
    void killedUpIsFoundByItsTextAndMended() {
        try (var killing = new Killing()) {
            var project = killing.project();
            killing.kill("up", Victim.ENGINE, begun -> begun.contains("environment"));
            mend(project, "the stack is currently locked by", project.up());
            mend(project, "cannot create already existing resource", project.up());
            assertThat(project.preview()).isEmpty();

            project.tryCommand("cloud", "delete", RECORD).succeeded();
            assertThat(project.pulumi("preview").succeeded().out()).contains("19 unchanged");
            assertThat(project.tryCommand("cloud", "reach").failed().out())
                    .contains("fails  resolution", "run `pulumi up --refresh`");
            project.pulumi("up", "--yes", "--refresh", "--suppress-progress").succeeded();
            assertThat(project.cloud()).contains(RECORD);
        }
    }

    private static Run preview(TryProject project) {
        return project.pulumi("preview");
    }

    private static void mend(TryProject project, String heading, Run broken) {
        isFoundBy(heading, broken);
        typeBlocks(project, heading, true);
    }

    private static void isFoundBy(String heading, Run broken) {
        assertThat(PAGE.section("`" + heading + "`"))
                .as("the heading %s", heading)
                .isPresent();
        assertThat(broken.failed().all()).containsPattern(new Message(heading).pattern());
    }

    private static void typeBlocks(TryProject project, String heading, boolean toSucceed) {
        var section = PAGE.section("`" + heading + "`").orElseThrow();
        var blocks = section.blocks().stream()
                .filter(block -> block.info().equals("sh"))
                .toList();
        assertThat(blocks).as("commands below %s", heading).isNotEmpty();
        for (var block : blocks) {
            for (var line : block.lines()) {
                var run = project.shell().run("bash", "-c", line);
                if (toSucceed) {
                    run.succeeded();
                }
            }
        }
    }
}
