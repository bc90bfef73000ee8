package dev.atgateway;

import com.pulumi.core.internal.ContextAwareCompletableFuture;
import com.pulumi.deployment.internal.Runner;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Ends a program when all that it has begun is done, as the SDK's runner does. That one asks every task over and over
 * whether it is, and formats the list of all tasks each time: it keeps a processor busy for as long as the clouds need, and
 * its cost grows with the square of the resources. This one waits.
 */
final class WaitingRunner implements Runner {
    private final Runner sdk;
    private final Set<CompletableFuture<?>> tasks = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** The SDK's runner says what a failure is and reports it. */
    WaitingRunner(Runner sdk) {
        this.sdk = sdk;
    }

    @Override
    public <T> void registerTask(String description, CompletableFuture<T> task) {
        tasks.add(task);
        task.whenComplete((value, failure) -> {
            if (failure != null) {
                end.completeExceptionally(failure);
            }
        });
    }

    @Override
    public <T> CompletableFuture<Result<T>> runAsync(Supplier<T> program) {
        return ContextAwareCompletableFuture.supplyAsync(program)
                .thenCompose(value -> {
                    awaitTasks();
                    return end.thenApply(nothing -> value);
                })
                .handle((value, failure) -> sdk.runAsync(() -> {
                    if (failure != null) {
                        throw new CompletionException(failure);
                    }
                    return value;
                }))
                .thenCompose(Function.identity());
    }

    /** Also those that are registered meanwhile. It occupies no thread: another may have to run what a task waits for. */
    private void awaitTasks() {
        while (!tasks.isEmpty()) {
            for (var task : tasks) {
                if (!task.isDone()) {
                    task.whenCompleteAsync((value, failure) -> awaitTasks());
                    return;
                }
                tasks.remove(task);
            }
        }
        end.complete(null);
    }
}
