package dev.atgateway.network;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.pulumi.azurenative.authorization.AuthorizationFunctions;
import com.pulumi.azurenative.authorization.inputs.GetClientTokenPlainArgs;
import com.pulumi.azurenative.resources.outputs.GetResourceGroupResult;
import dev.atgateway.settings.AzureAccess;
import dev.atgateway.settings.Warning;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What is in the stack's resource group: what the stack made, and what others have put there.
 *
 * @param tag the mark of what the stack made
 * @param failure why Azure does not list it, if it does not
 * @see <a href="https://learn.microsoft.com/rest/api/resources/resources/list-by-resource-group">Listing a resource
 *     group</a>
 */
record GroupContents(GetResourceGroupResult group, StackTag tag, List<JsonObject> resources, Optional<String> failure) {
    private static final String RESOURCES = "/resources?api-version=2021-04-01";
    /** How the line begins by which the command {@code recover} knows the list. */
    private static final String LISTING = "resources with the tag " + StackTag.NAME + " of this stack: ";

    private static final int NAMED = 5;

    /** Lists the group in a thread of its own. */
    static CompletableFuture<GroupContents> read(GetResourceGroupResult group, StackTag tag, AzureAccess access) {
        return AuthorizationFunctions.getClientTokenPlain(GetClientTokenPlainArgs.Empty)
                .thenApplyAsync(login -> {
                    try {
                        return new ManagementApi(access).list(group.id() + RESOURCES, login.token());
                    } catch (IOException e) {
                        throw new Unlisted(e);
                    }
                })
                .thenApply(resources -> new GroupContents(group, tag, resources, Optional.empty()))
                .exceptionally(
                        failure -> new GroupContents(group, tag, List.of(), Optional.of(AzureAnswer.of(failure))));
    }

    /**
     * A warning that names what others have put there, if there is anything; one that says why not, if Azure does not
     * list it.
     *
     * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/delete-resource-group">Deleting
     *     a resource group</a>
     */
    Optional<Warning> strangers() {
        if (failure.isPresent()) {
            return warning(
                    "%s: what else is in this resource group could not be listed (%s); all of it is deleted with the stack",
                    group.name(), failure.get());
        }
        var strangers = resources.stream()
                .filter(resource -> !tag.isOn(tags(resource)))
                .map(resource -> "%s (%s)".formatted(text(resource, "name"), text(resource, "type")))
                .toList();
        if (strangers.isEmpty()) {
            return Optional.empty();
        }
        var others = strangers.size() - NAMED;
        var names = String.join(", ", strangers.subList(0, Math.min(NAMED, strangers.size())))
                + (others > 0 ? " and " + others + " more" : "");
        return warning(
                "%s: this stack made the resource group, and not what is in it besides: %s. pulumi destroy deletes the group with all of it. move it elsewhere, or give the stack a group that it does not own (existingResourceGroup)",
                group.name(), names);
    }

    /** What the stack made, in one line for the command {@code recover}: a JSON object with {@code ids} or {@code failure}. */
    String listing() {
        return failure.map(GroupContents::unlisted)
                .orElseGet(() -> listing(resources.stream()
                        .filter(resource -> tag.isOn(tags(resource)))
                        .map(resource -> text(resource, "id"))
                        .toList()));
    }

    /** The same line where the group is not there, or Azure does not show it. */
    static String listingWithout(Throwable failure) {
        return AzureAnswer.isNotFound(failure) ? listing(List.of()) : unlisted(AzureAnswer.of(failure));
    }

    private static String listing(List<String> ids) {
        return LISTING + new Gson().toJson(Map.of("ids", ids));
    }

    private static String unlisted(String failure) {
        return LISTING + new Gson().toJson(Map.of("failure", failure));
    }

    private static Optional<Warning> warning(String text, Object... parts) {
        return Optional.of(new Warning(Warning.Subject.STACK, text.formatted(parts)));
    }

    private static String text(JsonObject resource, String key) {
        return resource.get(key).getAsString();
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
