package dev.atgateway;

import com.pulumi.deployment.internal.Runner;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Ends a program when all that it has begun is done, as the SDK's runner does. That one asks every task over and over
 * whether it is, and formats the list of all tasks each time: it keeps a processor busy for as long as the clouds need, and
 * its cost grows with the square of the resources. This one waits.
 */
final class WaitingRunner implements Runner {
    private final Runner sdk;
    private final Set<CompletableFuture<?>> tasks = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> failed = new CompletableFuture<>();

    /** The SDK's runner says what a failure is and reports it. */
    WaitingRunner(Runner sdk) {
        this.sdk = sdk;
    }

    @Override
    public <T> void registerTask(String description, CompletableFuture<T> task) {
        tasks.add(task);
        task.whenComplete((value, failure) -> {
            if (failure != null) {
                failed.completeExceptionally(failure);
            }
        });
    }

    @Override
    public <T> CompletableFuture<Result<T>> runAsync(Supplier<T> program) {
        return sdk.runAsync(() -> {
            T value = program.get();
            awaitTasks();
            return value;
        });
    }

    /** Also those that are registered meanwhile; until the first that fails. */
    private void awaitTasks() {
        while (!tasks.isEmpty()) {
            for (var task : tasks) {
                CompletableFuture.anyOf(failed, task).join();
                tasks.remove(task);
            }
        }
    }
}
