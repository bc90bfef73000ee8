package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.databricks.UnityCatalog;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Whether a principal may use the connection: as its owner, by a grant, or by a grant to a group. */
final class Grant {
    private static final Set<String> SUFFICIENT = Set.of("ALL_PRIVILEGES", "USE_CONNECTION");

    private Grant() {}

    static void check(Cloud cloud, JsonObject connection, Optional<String> wanted, Trail trail) {
        var catalog = new UnityCatalog(cloud);
        String principal =
                wanted.orElseGet(() -> catalog.workspace().get("currentUser").getAsString());
        String name = Connection.name(connection);
        if (!cloud.databricks().has("principals/" + principal)) {
            throw trail.fails(
                    Hop.Name.GRANT,
                    principal,
                    "the workspace knows no such user, group or service principal",
                    Fix.outside("principal " + principal, "add it to the workspace, or name another"));
        }
        Set<String> identities = identities(cloud, principal);
        if (identities.contains(connection.get("owner").getAsString())) {
            trail.ok(Hop.Name.GRANT, principal + " owns " + name);
            return;
        }
        Set<String> granted = new LinkedHashSet<>();
        Json.objects(catalog.permissions().get(name), "privilege_assignments")
                .filter(one -> Json.texts(one, "privileges").anyMatch(SUFFICIENT::contains))
                .forEach(one -> granted.add(one.get("principal").getAsString()));
        Optional<String> by = identities.stream().filter(granted::contains).findFirst();
        if (by.isEmpty()) {
            throw trail.fails(
                    Hop.Name.GRANT,
                    "%s on %s".formatted(principal, name),
                    "neither the principal nor a group of it has USE CONNECTION",
                    Fix.stack("principals", "add " + principal + ", or a group that it is in"));
        }
        trail.ok(
                Hop.Name.GRANT,
                "%s may use %s%s"
                        .formatted(principal, name, by.get().equals(principal) ? "" : ", as one of " + by.get()));
    }

    /** The principal, the groups that it is in, the groups that those are in. */
    private static Set<String> identities(Cloud cloud, String principal) {
        Set<String> identities = new LinkedHashSet<>();
        identities.add(principal);
        int before;
        do {
            before = identities.size();
            cloud.databricks()
                    .under("principals/")
                    .filter(group -> Json.texts(group, "members").anyMatch(identities::contains))
                    .forEach(group -> identities.add(group.get("name").getAsString()));
        } while (identities.size() > before);
        return identities;
    }
}
