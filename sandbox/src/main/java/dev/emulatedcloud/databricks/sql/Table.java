package dev.emulatedcloud.databricks.sql;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.stream.IntStream;

/** The result of a statement: columns of strings, in one chunk. */
public record Table(List<String> columns, List<List<String>> rows) {

    public static Table empty() {
        return new Table(List.of(), List.of());
    }

    JsonObject manifest() {
        JsonArray described = Json.array(IntStream.range(0, columns.size())
                .mapToObj(i -> Json.object(
                        "name", columns.get(i), "position", i, "type_name", "STRING", "type_text", "STRING")));
        var manifest = Json.object(
                "format",
                "JSON_ARRAY",
                "schema",
                Json.object("column_count", columns.size(), "columns", described),
                "total_row_count",
                rows.size(),
                "total_chunk_count",
                rows.isEmpty() ? 0 : 1,
                "truncated",
                false);
        if (!rows.isEmpty()) {
            var chunks = new JsonArray();
            chunks.add(Json.object("chunk_index", 0, "row_offset", 0, "row_count", rows.size()));
            manifest.add("chunks", chunks);
        }
        return manifest;
    }

    JsonObject result() {
        if (rows.isEmpty()) {
            return new JsonObject();
        }
        JsonArray data =
                Json.array(rows.stream().map(row -> Json.array(row.stream().map(JsonPrimitive::new))));
        return Json.object("chunk_index", 0, "row_offset", 0, "row_count", rows.size(), "data_array", data);
    }
}
