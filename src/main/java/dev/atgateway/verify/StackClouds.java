package dev.atgateway.verify;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.atgateway.cli.CommandFailed;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.PulumiCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The two clouds of a stack that may not be deployed yet, with the stack's logins, for the command {@code import}.
 *
 * <p>Every method throws {@link CommandFailed} where a cloud cannot be asked, and says what that takes.
 */
public final class StackClouds {
    private static final Duration POLL = Duration.ofSeconds(2);

    private final DeployedStack stack;
    private final Once<Azure> azure;
    private final Once<Workspace> workspace;

    private StackClouds(DeployedStack stack, Once<Azure> azure, Once<Workspace> workspace) {
        this.stack = stack;
        this.azure = azure;
        this.workspace = workspace;
    }

    /**
     * Those that the stack's config names.
     *
     * @param workspaceUrl the workspace in place of the config's
     */
    public static StackClouds of(PulumiCommand pulumi, Optional<String> workspaceUrl) {
        var stack = DeployedStack.configured(pulumi, Variables.ofThisProcess().all());
        var access = new Once<>(() -> new Access(stack.settings().azure().access()));
        return new StackClouds(
                stack,
                new Once<>(() -> new Azure(access.get(), stack.tenant(), Optional.empty(), POLL)),
                new Once<>(() -> Workspace.of(stack.databricks(), workspaceUrl, access.get())));
    }

    /** The subscription that the stack's config names. */
    public Optional<String> subscription() {
        return stack.settings().azure().subscriptionId();
    }

    /** The options of the connection that the config says, as the workspace shows them: port and base path. */
    public Map<String, String> connectionOptions() {
        return stack.settings()
                .databricks()
                .map(access -> Map.of("port", String.valueOf(access.port()), "base_path", access.basePath()))
                .orElse(Map.of());
    }

    /** A resource of Azure's, as that version of its REST interface shows it. */
    public Optional<JsonObject> resource(String id, String apiVersion) {
        return ask(id, () -> azure.get().resource(id, apiVersion));
    }

    /** The names of the resources beside one, of the same type; none where Azure does not list them. */
    public List<String> siblings(String id, String apiVersion) {
        try {
            return azure.get().resource(id.substring(0, id.lastIndexOf('/')), apiVersion).stream()
                    .flatMap(list -> Json.objects(list, "value"))
                    .flatMap(one -> Json.text(one, "name").stream())
                    .toList();
        } catch (RuntimeException unlisted) {
            return List.of();
        }
    }

    /** Adds tags to those that a resource of Azure's has; nothing else of it changes. */
    public void tag(String id, Map<String, String> tags) {
        ask(id, () -> {
            azure.get().tag(id, tags);
            return id;
        });
    }

    /** A connection, with its {@code metastoreId} and by the names that the provider's inputs have, without credentials. */
    public Optional<JsonObject> connection(String name) {
        return ask(name, () -> workspace.get().connection(name).map(found -> {
            var json = new JsonObject();
            json.addProperty("metastoreId", found.getMetastoreId());
            json.addProperty("name", found.getName());
            json.addProperty("connectionType", String.valueOf(found.getConnectionType()));
            Optional.ofNullable(found.getComment()).ifPresent(text -> json.addProperty("comment", text));
            var options = new JsonObject();
            Optional.ofNullable(found.getOptions()).orElse(Map.of()).forEach(options::addProperty);
            json.add("options", options);
            return json;
        }));
    }

    /** The privileges of a principal on a connection, as the input {@code privileges}; nothing where it has none. */
    public Optional<JsonObject> grant(String connection, String principal) {
        return ask(connection, () -> workspace
                .get()
                .connection(connection)
                .flatMap(there -> workspace.get().grants(connection).stream()
                        .filter(one -> principal.equalsIgnoreCase(one.getPrincipal()))
                        .findFirst()
                        .map(one -> {
                            var privileges = new JsonArray();
                            one.getPrivileges().forEach(privilege -> privileges.add(privilege.toString()));
                            var json = new JsonObject();
                            json.add("privileges", privileges);
                            return json;
                        })));
    }

    private static <T> T ask(String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (CommandFailed e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CommandFailed(what + ": " + Obstacle.of(e));
        }
    }
}
