package dev.emulatedcloud.databricks.sql;

import static dev.emulatedcloud.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.TestClock;
import dev.emulatedcloud.cloud.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StatementsTest {
    private static final String WAREHOUSE = "4f1c2d3e4b5a6978";

    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicReference<Supplier<Table>> work =
            new AtomicReference<>(() -> new Table(List.of("a", "b"), List.of(List.of("1", "2"), List.of("3", "4"))));
    private Duration start = Duration.ZERO;
    private final TestClock clock = new TestClock();
    private final Statements statements = new Statements(new Fixed(), clock, Duration.ofMillis(20));

    /** One warehouse, on which every statement is the same work. */
    private final class Fixed implements Warehouses {
        @Override
        public boolean exists(String id) {
            return id.equals(WAREHOUSE);
        }

        @Override
        public Duration start(String id) {
            return start;
        }

        @Override
        public Duration length() {
            return Duration.ZERO;
        }

        @Override
        public Table run(Command command, Statements.Scope scope) {
            runs.incrementAndGet();
            return work.get().get();
        }
    }

    @AfterEach
    void goOn() {
        goOn.countDown();
    }

    private JsonObject execute(Object... more) {
        JsonObject request = Json.object("statement", "SELECT f()", "warehouse_id", WAREHOUSE);
        request.asMap().putAll(Json.object(more).asMap());
        return statements.execute(request);
    }

    private Table block() {
        started.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Table.empty();
    }

    private static String state(JsonObject answer) {
        return Json.text(answer, "status.state").orElseThrow();
    }

    private static String id(JsonObject answer) {
        return Json.text(answer, "statement_id").orElseThrow();
    }

    private String stateOf(JsonObject answer) {
        return state(statements.get(id(answer)));
    }

    @Test
    void resultComesWithTheAnswer() {
        JsonObject answer = execute();
        assertThat(state(answer)).isEqualTo("SUCCEEDED");
        assertThat(Json.text(answer, "manifest.format")).hasValue("JSON_ARRAY");
        assertThat(Json.number(answer, "manifest.schema.column_count")).hasValue(2.0);
        assertThat(Json.objects(answer, "manifest.schema.columns")
                        .map(column -> column.get("name").getAsString()))
                .containsExactly("a", "b");
        assertThat(Json.number(answer, "manifest.total_row_count")).hasValue(2.0);
        assertThat(answer.getAsJsonObject("result").get("data_array")).hasToString("[[\"1\",\"2\"],[\"3\",\"4\"]]");
        assertThat(statements.get(id(answer))).isEqualTo(answer);
        assertRefused(SqlRule.CHUNK_NOT_FOUND, () -> statements.chunk(id(answer), "1"))
                .whereas(() -> assertThat(statements.chunk(id(answer), "0")).isEqualTo(answer.get("result")));
    }

    @Test
    void waitOfZeroAnswersAtOnce() throws InterruptedException {
        work.set(this::block);
        JsonObject answer = execute("wait_timeout", "0s");
        assertThat(state(answer)).isEqualTo("PENDING");
        assertThat(answer.keySet()).containsExactly("statement_id", "status");
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stateOf(answer)).isEqualTo("RUNNING");
        assertRefused(SqlRule.CHUNK_NOT_FOUND, () -> statements.chunk(id(answer), "0"))
                .whereas(() -> {
                    goOn.countDown();
                    while (stateOf(answer).equals("RUNNING")) {
                        Thread.onSpinWait();
                    }
                    statements.chunk(id(answer), "0");
                });
        assertThat(stateOf(answer)).isEqualTo("SUCCEEDED");
    }

    @Test
    void statementWaitsForItsWarehouse() {
        start = Duration.ofHours(1);
        JsonObject answer = execute("wait_timeout", "5s");
        assertThat(state(answer)).isEqualTo("PENDING");
        statements.cancel(id(answer));
        assertThat(stateOf(answer)).isEqualTo("CANCELED");
        assertThat(runs).hasValue(0);
    }

    @Test
    void statementOutlivesTheWaitUnlessItIsToBeCancelled() {
        work.set(this::block);
        assertThat(state(execute("wait_timeout", "5s"))).isEqualTo("RUNNING");
        JsonObject cancelled = execute("wait_timeout", "5s", "on_wait_timeout", "CANCEL");
        assertThat(state(cancelled)).isEqualTo("CANCELED");
        goOn.countDown();
        assertThat(stateOf(cancelled)).isEqualTo("CANCELED");
    }

    @Test
    void cancelledStatementHasNoResult() throws InterruptedException {
        work.set(this::block);
        JsonObject answer = execute("wait_timeout", "0s");
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        statements.cancel(id(answer));
        goOn.countDown();
        assertThat(statements.get(id(answer)).keySet()).containsExactly("statement_id", "status");
        assertThat(stateOf(answer)).isEqualTo("CANCELED");
    }

    @Test
    void cancellationOfWhatEndedChangesNothing() {
        JsonObject answer = execute();
        statements.cancel(id(answer));
        assertThat(stateOf(answer)).isEqualTo("SUCCEEDED");
    }

    @Test
    void resultIsKeptForAnHour() {
        JsonObject answer = execute();
        clock.pass(Duration.ofSeconds(3599));
        assertThat(stateOf(answer)).isEqualTo("SUCCEEDED");
        clock.pass(Duration.ofSeconds(1));
        assertThat(stateOf(answer)).isEqualTo("CLOSED");
        assertThat(statements.get(id(answer)).has("result")).isFalse();
        assertRefused(SqlRule.CHUNK_NOT_FOUND, () -> statements.chunk(id(answer), "0"));
    }

    @Test
    void failureIsAnAnswer() {
        work.set(() -> {
            throw SqlRule.MAY_NOT_USE.refused("gateway");
        });
        JsonObject answer = execute();
        assertThat(state(answer)).isEqualTo("FAILED");
        assertThat(Json.text(answer, "status.error.error_code")).hasValue("BAD_REQUEST");
        assertThat(Json.text(answer, "status.sql_state")).hasValue("42501");
        assertThat(answer.has("manifest")).isFalse();
        JsonObject syntax = execute("statement", "DROP TABLE t");
        assertThat(Json.text(syntax, "status.error.message").orElseThrow()).contains("PARSE_SYNTAX_ERROR");
        assertThat(runs).hasValue(1);
    }

    @Test
    void mistakeOfTheEmulationEndsTheStatement() {
        work.set(() -> {
            throw new IllegalStateException("canary-4711");
        });
        JsonObject answer = execute();
        assertThat(Json.text(answer, "status.error.error_code")).hasValue("INTERNAL_ERROR");
        assertThat(answer.toString()).doesNotContain("canary-4711");
    }

    @Test
    void callIsChecked() {
        assertRefused(SqlRule.NO_STATEMENT, () -> execute("statement", " "))
                .whereas(() -> execute("statement", "SELECT g()"));
        assertRefused(SqlRule.UNKNOWN_WAREHOUSE, () -> execute("warehouse_id", "other"))
                .whereas(() -> execute("warehouse_id", WAREHOUSE));
        assertRefused(SqlRule.UNSUPPORTED_RESULT, () -> execute("disposition", "EXTERNAL_LINKS"))
                .whereas(() -> execute("disposition", "INLINE"));
        assertRefused(SqlRule.UNSUPPORTED_RESULT, () -> execute("format", "ARROW_STREAM"))
                .whereas(() -> execute("format", "JSON_ARRAY"));
        assertThat(runs).as("only the legal ones").hasValue(4);
    }

    @Test
    void waitIsOf5To50Seconds() {
        Map.of("4s", "5s", "51s", "50s", "10", "10s", "1m", "6s", "-5s", "5s")
                .forEach((wrong, right) -> assertRefused(SqlRule.INVALID_WAIT, () -> execute("wait_timeout", wrong))
                        .whereas(() -> execute("wait_timeout", right)));
        assertRefused(SqlRule.INVALID_WAIT, () -> execute("on_wait_timeout", "STOP"))
                .whereas(() -> execute("on_wait_timeout", "CONTINUE"));
        assertThat(runs).as("only the legal ones").hasValue(6);
    }

    @Test
    void statementIsFoundByItsId() {
        work.set(this::block);
        JsonObject answer = execute("wait_timeout", "0s");
        assertRefused(SqlRule.STATEMENT_NOT_FOUND, () -> statements.get("other"))
                .whereas(() -> assertThat(id(statements.get(id(answer)))).isEqualTo(id(answer)));
        assertRefused(SqlRule.STATEMENT_NOT_FOUND, () -> statements.cancel("other"))
                .whereas(() -> statements.cancel(id(answer)));
        assertThat(stateOf(answer)).isEqualTo("CANCELED");
    }
}
