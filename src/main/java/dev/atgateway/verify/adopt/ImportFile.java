package dev.atgateway.verify.adopt;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.atgateway.cli.CommandFailed;
import dev.atgateway.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The file that {@code pulumi import} reads: the engine writes its skeleton in a preview, and here it gets the ids. No
 * property and no secret is in it.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/guides/migration/import/">Bulk import</a>
 */
final class ImportFile {
    private ImportFile() {}

    /**
     * The skeleton with its ids; a resource without one is left out.
     *
     * @param ids by type and logical name, as {@link #key} puts them together
     */
    static JsonObject filled(JsonObject skeleton, Map<String, String> ids) {
        var filled = skeleton.deepCopy();
        var resources = new JsonArray();
        Json.objects(skeleton, "resources").forEach(entry -> {
            var resource = entry.deepCopy();
            var type = Json.text(resource, "type").orElse("");
            var name = Json.text(resource, "logicalName")
                    .or(() -> Json.text(resource, "name"))
                    .orElse("");
            var id = ids.get(key(type, name));
            if (Json.flag(resource, "component") || type.startsWith("pulumi:providers:")) {
                resources.add(resource);
            } else if (id != null) {
                resource.addProperty("id", id);
                resources.add(resource);
            }
        });
        filled.add("resources", resources);
        return filled;
    }

    static String key(String type, String logicalName) {
        return type + " " + logicalName;
    }

    static JsonObject read(Path file) {
        try {
            return Json.parse(Files.readString(file));
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read: " + e.getMessage());
        }
    }

    static void write(Path file, JsonObject content) {
        try {
            Files.writeString(
                    file,
                    new GsonBuilder()
                                    .setPrettyPrinting()
                                    .disableHtmlEscaping()
                                    .create()
                                    .toJson(content) + "\n");
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be written: " + e.getMessage() + ". say another one: --file FILE");
        }
    }
}
