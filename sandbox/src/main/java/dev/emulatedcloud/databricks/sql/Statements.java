package dev.emulatedcloud.databricks.sql;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The statements that were sent to the warehouses of a workspace.
 *
 * @see <a href="https://docs.databricks.com/api/workspace/statementexecution">Statement Execution API</a>
 */
public final class Statements {
    /** The warehouse, and the catalog and the schema that names without one are looked up in. */
    public record Scope(String warehouse, Optional<String> catalog, Optional<String> schema) {}

    private final Warehouses warehouses;
    private final Clock clock;
    private final Duration second;
    private final Map<String, Statement> statements = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "statement");
        thread.setDaemon(true);
        return thread;
    });

    public Statements(Warehouses warehouses, Clock clock) {
        this(warehouses, clock, Duration.ofSeconds(1));
    }

    /** The same where a second of waiting is shorter. */
    Statements(Warehouses warehouses, Clock clock, Duration second) {
        this.warehouses = warehouses;
        this.clock = clock;
        this.second = second;
    }

    /** Runs a statement and waits for its end as long as the caller wants to. */
    public JsonObject execute(JsonObject request) {
        String sql = Json.text(request, "statement")
                .filter(text -> !text.isBlank())
                .orElseThrow(SqlRule.NO_STATEMENT::refused);
        String id = Json.text(request, "warehouse_id").orElse("");
        if (!warehouses.exists(id)) {
            throw SqlRule.UNKNOWN_WAREHOUSE.refused(id);
        }
        checkForm(request, "disposition", "INLINE");
        checkForm(request, "format", "JSON_ARRAY");
        int wait = seconds(Json.text(request, "wait_timeout").orElse("10s"));
        String afterwards = Json.text(request, "on_wait_timeout").orElse("CONTINUE");
        if (!afterwards.equals("CONTINUE") && !afterwards.equals("CANCEL")) {
            throw SqlRule.INVALID_WAIT.refused(afterwards);
        }
        var statement = new Statement(UUID.randomUUID().toString(), clock);
        JsonObject pending = statement.toJson();
        statements.put(Json.text(pending, "statement_id").orElseThrow(), statement);
        Map<String, String> parameters = Json.objects(request, "parameters")
                .filter(parameter -> Json.text(parameter, "name").isPresent())
                .collect(Collectors.toMap(
                        parameter -> parameter.get("name").getAsString(),
                        parameter -> Json.text(parameter, "value").orElse("NULL"),
                        (first, last) -> last));
        var scope = new Scope(id, Json.text(request, "catalog"), Json.text(request, "schema"));
        Duration start = warehouses.start(id);
        threads.execute(() -> {
            pass(start);
            statement.run(() -> {
                pass(warehouses.length());
                return warehouses.run(SqlParser.parse(sql, parameters), scope);
            });
        });
        if (wait == 0) {
            return pending;
        }
        if (!statement.await(second.multipliedBy(wait)) && afterwards.equals("CANCEL")) {
            statement.cancel();
        }
        return statement.toJson();
    }

    private static void pass(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public JsonObject get(String id) {
        return statement(id).toJson();
    }

    public void cancel(String id) {
        statement(id).cancel();
    }

    /** A part of a result; every result has only one. */
    public JsonObject chunk(String id, String index) {
        return statement(id)
                .table()
                .filter(table -> index.equals("0"))
                .orElseThrow(() -> SqlRule.CHUNK_NOT_FOUND.refused(id, index))
                .result();
    }

    private Statement statement(String id) {
        return Optional.ofNullable(statements.get(id)).orElseThrow(() -> SqlRule.STATEMENT_NOT_FOUND.refused(id));
    }

    private static void checkForm(JsonObject request, String key, String supported) {
        Json.text(request, key).filter(form -> !form.equals(supported)).ifPresent(form -> {
            throw SqlRule.UNSUPPORTED_RESULT.refused(form);
        });
    }

    private static int seconds(String wait) {
        CloudError invalid = SqlRule.INVALID_WAIT.refused(wait);
        if (!wait.matches("\\d{1,2}s")) {
            throw invalid;
        }
        int seconds = Integer.parseInt(wait.replace("s", ""));
        if (seconds != 0 && (seconds < 5 || seconds > 50)) {
            throw invalid;
        }
        return seconds;
    }
}
