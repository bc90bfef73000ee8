package dev.emulatedcloud.databricks.sql;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The life of one statement. Its text is not kept: it may hold secrets. */
final class Statement {
    private enum State {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELED,
        CLOSED
    }

    private static final Duration RESULT_IS_KEPT = Duration.ofHours(1);
    private static final Pattern SQL_STATE = Pattern.compile("SQLSTATE: (\\w{5})$");

    private final String id;
    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private State state = State.PENDING;
    private Table table;
    private CloudError error;
    private Instant end;

    Statement(String id, Clock clock) {
        this.id = id;
        this.clock = clock;
    }

    /** Does the work, unless the statement was cancelled before; what is cancelled later has no result. */
    void run(Supplier<Table> work) {
        synchronized (this) {
            if (state != State.PENDING) {
                return;
            }
            state = State.RUNNING;
        }
        try {
            Table result = work.get();
            end(State.SUCCEEDED, result, null);
        } catch (CloudError e) {
            end(State.FAILED, null, e);
        } catch (RuntimeException e) {
            // Its message may quote the statement.
            end(
                    State.FAILED,
                    null,
                    new CloudError(500, "INTERNAL_ERROR", e.getClass().getSimpleName()));
        }
    }

    void cancel() {
        end(State.CANCELED, null, null);
    }

    private synchronized void end(State how, Table result, CloudError failure) {
        if (state == State.PENDING || state == State.RUNNING) {
            state = how;
            table = result;
            error = failure;
            end = clock.instant();
            ended.countDown();
        }
    }

    /** Whether the statement ended in this time. */
    boolean await(Duration time) {
        try {
            return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized Optional<Table> table() {
        boolean gone = end != null && !clock.instant().isBefore(end.plus(RESULT_IS_KEPT));
        if (gone && state == State.SUCCEEDED) {
            state = State.CLOSED;
            table = null;
        }
        return Optional.ofNullable(table);
    }

    synchronized JsonObject toJson() {
        Optional<Table> result = table();
        JsonObject status = Json.object("state", state.name());
        if (error != null) {
            status.add("error", Json.object("error_code", errorCode(), "message", error.getMessage()));
            Matcher sqlState = SQL_STATE.matcher(error.getMessage());
            if (sqlState.find()) {
                status.addProperty("sql_state", sqlState.group(1));
            }
        }
        JsonObject json = Json.object("statement_id", id, "status", status);
        result.ifPresent(it -> {
            json.add("manifest", it.manifest());
            json.add("result", it.result());
        });
        return json;
    }

    /** Statements have fewer codes than the other calls of the workspace. */
    private String errorCode() {
        return switch (error.status()) {
            case 404 -> "NOT_FOUND";
            case 409 -> "ALREADY_EXISTS";
            case 500 -> "INTERNAL_ERROR";
            default -> "BAD_REQUEST";
        };
    }
}
