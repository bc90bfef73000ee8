package dev.atgateway.network;

import com.google.gson.JsonObject;
import com.pulumi.azurenative.authorization.AuthorizationFunctions;
import com.pulumi.azurenative.authorization.inputs.GetClientTokenPlainArgs;
import com.pulumi.azurenative.resources.outputs.GetResourceGroupResult;
import dev.atgateway.settings.AzureAccess;
import dev.atgateway.settings.Warning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What others have put into the stack's own resource group: it is deleted with the group.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/delete-resource-group">Deleting a
 *     resource group</a>
 */
final class GroupContents {
    private static final String RESOURCES = "/resources?api-version=2021-04-01";
    private static final int NAMED = 5;

    private GroupContents() {}

    /** A warning that names them, if there are any; one that says why not, if Azure does not list them. */
    static CompletableFuture<Optional<Warning>> strangers(
            GetResourceGroupResult group, StackTag tag, AzureAccess access) {
        return AuthorizationFunctions.getClientTokenPlain(GetClientTokenPlainArgs.Empty)
                .thenApplyAsync(login -> {
                    try {
                        return new ManagementApi(access).list(group.id() + RESOURCES, login.token());
                    } catch (IOException e) {
                        throw new Unlisted(e);
                    }
                })
                .thenApply(resources -> warning(group.name(), tag, resources))
                .exceptionally(failure -> Optional.of(new Warning(
                        Warning.Subject.STACK,
                        "%s: what else is in this resource group could not be listed (%s); all of it is deleted with the stack"
                                .formatted(group.name(), AzureAnswer.of(failure)))));
    }

    private static Optional<Warning> warning(String group, StackTag tag, List<JsonObject> resources) {
        var strangers = new ArrayList<String>();
        for (JsonObject resource : resources) {
            if (!tag.isOn(tags(resource))) {
                strangers.add("%s (%s)"
                        .formatted(
                                resource.get("name").getAsString(),
                                resource.get("type").getAsString()));
            }
        }
        if (strangers.isEmpty()) {
            return Optional.empty();
        }
        var others = strangers.size() - NAMED;
        var names = String.join(", ", strangers.subList(0, Math.min(NAMED, strangers.size())))
                + (others > 0 ? " and " + others + " more" : "");
        return Optional.of(new Warning(
                Warning.Subject.STACK,
                "%s: this stack made the resource group, and not what is in it besides: %s. pulumi destroy deletes the group with all of it. move it elsewhere, or give the stack a group that it does not own (existingResourceGroup)"
                        .formatted(group, names)));
    }

    private static Map<String, String> tags(JsonObject resource) {
        var tag = Optional.ofNullable(resource.get("tags"))
                .filter(tags -> tags.isJsonObject())
                .map(tags -> tags.getAsJsonObject().get(StackTag.NAME));
        return tag.map(value -> Map.of(StackTag.NAME, value.getAsString())).orElse(Map.of());
    }

    private static final class Unlisted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unlisted(IOException cause) {
            super(cause);
        }
    }
}
