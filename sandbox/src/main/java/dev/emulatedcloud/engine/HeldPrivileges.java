package dev.emulatedcloud.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one principal may do with one connection. */
record HeldPrivileges(WorkspaceClient client, String connection, String principal) {
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** Gives the principal these privileges and no others; other principals are left alone. */
    void set(Set<String> wanted) {
        Set<String> has = get();
        if (has.equals(wanted)) {
            return;
        }
        JsonObject change = Json.object("principal", principal);
        difference(wanted, has).ifPresent(add -> change.add("add", add));
        difference(has, wanted).ifPresent(remove -> change.add("remove", remove));
        client.send("PATCH", path(), Json.object("changes", Json.array(Stream.of(change))));
        awaitReaders(wanted);
    }

    private static Optional<JsonArray> difference(Set<String> from, Set<String> without) {
        var rest = new TreeSet<>(from);
        rest.removeAll(without);
        return rest.isEmpty() ? Optional.empty() : Optional.of(array(rest));
    }

    /** A reader may see the old permissions for a while, so it reads until it sees the new ones. */
    private void awaitReaders(Set<String> wanted) {
        Duration waited = Duration.ZERO;
        Duration wait = FIRST_WAIT;
        for (Set<String> has = get(); !has.equals(wanted); has = get()) {
            if (waited.compareTo(LIMIT) >= 0) {
                throw new CloudError(
                        504,
                        "",
                        "permissions for connection-%s are %s, but have to be %s"
                                .formatted(connection, shown(has), shown(wanted)));
            }
            Duration left = LIMIT.minus(waited);
            Duration taken = wait.compareTo(left) < 0 ? wait : left;
            client.pause(taken);
            waited = waited.plus(taken);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private String shown(Set<String> privileges) {
        return privileges.isEmpty() ? "[]" : "[{%s [%s]}]".formatted(principal, String.join(" ", privileges));
    }

    /** The privileges of one principal, spelled exactly so, as they are read. */
    Set<String> get() {
        return Json.objects(client.get(path()), "privilege_assignments")
                .filter(one ->
                        Json.text(one, "principal").filter(principal::equals).isPresent())
                .flatMap(one -> Json.texts(one, "privileges"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String path() {
        return WorkspaceClient.CATALOG + "permissions/connection/" + connection;
    }

    private static JsonArray array(Set<String> texts) {
        return Json.array(texts.stream().map(JsonPrimitive::new));
    }
}
