package dev.atgateway.verify.adopt;

import com.google.gson.JsonObject;
import dev.atgateway.cli.CommandFailed;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.PulumiCommand;
import dev.atgateway.cli.ResourceType;
import dev.atgateway.verify.StackClouds;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Brings under Pulumi what was made by hand: tags, an import, and a state in which a preview finds no more than there is. */
final class Adoption {
    private static final String TAKEN = "which is peered with CARTO's VNet already";

    private final PulumiCommand pulumi;
    private final StackClouds clouds;
    private final Path file;
    private final Consumer<String> progress;
    private Wanted wanted;

    Adoption(PulumiCommand pulumi, StackClouds clouds, Path file, Consumer<String> progress) {
        this.pulumi = pulumi;
        this.clouds = clouds;
        this.file = file;
        this.progress = progress;
    }

    /** Writes the import file, and says what an import would do; nothing else changes. */
    Plan plan() {
        wanted = Wanted.of(skeleton(), clouds.subscription());
        var plan = Plan.of(wanted, clouds);
        var ids = new HashMap<String, String>();
        plan.found()
                .forEach(one -> ids.put(
                        ImportFile.key(
                                one.resource().type().token(), one.resource().name()),
                        one.id()));
        ImportFile.write(file, ImportFile.filled(ImportFile.read(file), ids));
        return plan;
    }

    private JsonObject skeleton() {
        try {
            return pulumi.preview(file);
        } catch (CommandFailed e) {
            // The program takes a VNet of another name for somebody else's.
            throw e.getMessage().contains(TAKEN)
                    ? new CommandFailed(e.getMessage() + "\nif that VNet is the one that was made for the gateway, set"
                            + " vnetName to its name, and resourceGroupName to that of its group")
                    : e;
        }
    }

    /**
     * Does what {@link #plan} said.
     *
     * @return what the next preview says of each resource that it would not leave as it is
     */
    List<String> run(Plan plan) {
        for (var one : plan.found()) {
            if (!one.tags().isEmpty()) {
                progress.accept("tags of " + one.resource().name());
                clouds.tag(one.id(), one.tags());
            }
        }
        if (!plan.found().isEmpty()) {
            progress.accept("pulumi import");
            pulumi.importResources(file);
        }
        pulumi.save(Settlement.of(pulumi.export(), wanted));
        return preview();
    }

    private List<String> preview() {
        try {
            return Json.objects(pulumi.preview(Map.of()), "steps")
                    .filter(step -> !List.of("same", "read", "refresh")
                            .contains(Json.text(step, "op").orElse("")))
                    .map(step -> {
                        var urn = Json.text(step, "urn").orElse("");
                        var type = ResourceType.of(
                                Json.text(Json.object(step, "newState"), "type").orElse(""));
                        var paths = Json.object(step, "detailedDiff").keySet().stream()
                                .map(path -> path
                                        + type.flatMap(known -> ConfigKeys.ofPath(known, path))
                                                .map(key -> " (" + key + ")")
                                                .orElse(""))
                                .toList();
                        return "%s %s%s"
                                .formatted(
                                        Json.text(step, "op").orElse(""),
                                        urn.substring(urn.lastIndexOf("::") + 2),
                                        paths.isEmpty() ? "" : ": " + String.join(", ", paths));
                    })
                    .toList();
        } catch (CommandFailed e) {
            throw new CommandFailed("everything is imported, but the preview after it failed: " + e.getMessage());
        }
    }
}
