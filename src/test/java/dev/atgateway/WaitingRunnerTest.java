package dev.atgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.deployment.internal.DeploymentImpl.Config;
import com.pulumi.deployment.internal.DeploymentImpl.DeploymentState;
import com.pulumi.deployment.internal.Engine;
import com.pulumi.deployment.internal.Monitor;
import com.pulumi.deployment.internal.Runner;
import com.pulumi.exceptions.RunException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.ArgumentCaptor;
import pulumirpc.EngineOuterClass.LogRequest;

@Timeout(20)
class WaitingRunnerTest {
    private static final Duration GRACE = Duration.ofMillis(300);

    private final Engine engine = mock(Engine.class);
    private final Runner runner = new WaitingRunner(sdk());

    private Runner sdk() {
        var logger = Logger.getAnonymousLogger();
        logger.setLevel(Level.OFF);
        when(engine.logAsync(any())).thenReturn(CompletableFuture.completedFuture(null));
        return new DeploymentState(
                        new Config(ImmutableMap.of(), ImmutableSet.of()),
                        logger,
                        "organization",
                        "project",
                        "stack",
                        "/",
                        false,
                        engine,
                        mock(Monitor.class))
                .runner;
    }

    @Test
    void programEndsWithTheLastTaskAlsoOfThoseThatTasksBegin() {
        var first = new CompletableFuture<String>();
        var second = new CompletableFuture<String>();
        var third = new CompletableFuture<String>();
        var result = runner.runAsync(() -> {
            runner.registerTask("first", first);
            runner.registerTask("second", second);
            runner.registerTask("what the first begins", first.thenApply(value -> {
                runner.registerTask("third", third);
                return value;
            }));
            return "program";
        });
        first.complete("");
        second.complete("");
        assertThat(result).as("third goes on").failsWithin(GRACE).withThrowableOfType(TimeoutException.class);
        third.complete("");
        assertThat(result.join().exitCode()).isZero();
        assertThat(result.join().result()).contains("program");
    }

    @Test
    void taskThatFailsEndsTheProgramWhileOthersGoOn() {
        var result = runner.runAsync(() -> {
            runner.registerTask("never done", new CompletableFuture<>());
            runner.registerTask("failed", CompletableFuture.failedFuture(new RunException("what is wrong")));
            return "program";
        });
        assertThat(result.join().exitCode()).isNotZero();
        assertThat(logged()).isEqualTo("what is wrong");
    }

    @Test
    void programThatFailsWaitsForNothing() {
        var result = runner.runAsync(() -> {
            runner.registerTask("never done", new CompletableFuture<>());
            throw new RunException("what is wrong");
        });
        assertThat(result.join().exitCode()).isNotZero();
        assertThat(logged()).isEqualTo("what is wrong");
    }

    @Test
    void waitingNeedsNoProcessor() throws InterruptedException {
        var task = new CompletableFuture<String>();
        var looks = new CountDownLatch(100);
        var watched = new CompletableFuture<String>() {
            @Override
            public boolean isDone() {
                looks.countDown();
                return super.isDone();
            }
        };
        task.thenAccept(watched::complete);
        var result = runner.runAsync(() -> {
            runner.registerTask("watched", watched);
            return "program";
        });
        assertThat(looks.await(1, TimeUnit.SECONDS)).isFalse();
        task.complete("");
        assertThat(result.join().exitCode()).isZero();
    }

    private String logged() {
        var request = ArgumentCaptor.forClass(LogRequest.class);
        verify(engine).logAsync(request.capture());
        return request.getValue().getMessage();
    }
}
