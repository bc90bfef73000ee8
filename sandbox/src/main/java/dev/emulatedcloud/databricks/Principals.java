package dev.emulatedcloud.databricks;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.stream.Stream;

/** The users, groups and service principals that the workspace knows, and which of them is calling. */
final class Principals {
    private final Cloud cloud;

    Principals(Cloud cloud) {
        this.cloud = cloud;
    }

    String currentUser() {
        return cloud.databricks()
                .find("workspace")
                .orElseThrow()
                .get("currentUser")
                .getAsString();
    }

    /** The current user and the groups it is in. */
    List<String> identities() {
        String user = currentUser();
        return Stream.concat(Stream.of(user), groups().map(group -> name(group)))
                .toList();
    }

    void check(String name) {
        boolean exists = cloud.databricks()
                .find("principals/" + name)
                .filter(principal -> name(principal).equals(name))
                .isPresent();
        if (!exists) {
            throw CatalogRule.PRINCIPAL_NOT_FOUND.refused(name);
        }
    }

    /** The current user as SCIM describes it. */
    JsonObject me() {
        String user = currentUser();
        var id = cloud.databricks().find("principals/" + user).flatMap(principal -> Json.text(principal, "id"));
        var schemas = new JsonArray();
        schemas.add("urn:ietf:params:scim:schemas:core:2.0:User");
        return Json.object(
                "schemas",
                schemas,
                "id",
                id.orElse("0"),
                "userName",
                user,
                "displayName",
                user,
                "active",
                true,
                "groups",
                Json.array(groups().map(group -> Json.object("display", name(group), "type", "direct"))));
    }

    private Stream<JsonObject> groups() {
        String user = currentUser();
        return cloud.databricks().under("principals/").filter(principal -> Json.texts(principal, "members")
                .anyMatch(user::equals));
    }

    private static String name(JsonObject principal) {
        return principal.get("name").getAsString();
    }
}
