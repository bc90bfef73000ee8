package dev.emulatedcloud.engine;

import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.CloudError;
import io.grpc.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How one call waits: for the end of what it began, and before it tries again what was refused for the moment. Both end
 * with {@link Abandoned} when the engine is interrupted, or after the time that the program allows for the operation.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/concepts/options/customtimeouts/">Custom timeouts</a>
 */
final class Patience {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(120); // the real provider's
    private static final Duration SLICE = Duration.ofMillis(100);
    private static final Duration REPORT = Duration.ofSeconds(1);
    private static final int REPORTS = 20;
    private static final int RETRIES = 3;
    private static final Duration FIRST_RETRY = Duration.ofSeconds(20);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(120);
    private static final Duration SHORTEST_RETRY = Duration.ofMillis(50);

    private final ResourceManager resources;
    private final ProviderConnection connection = ProviderConnection.current();
    private final Context call = Context.current();
    private final String urn;
    private final Instant deadline;

    /** The patience of the current call, which is about one resource of the program. */
    Patience(ResourceManager resources, String urn, double timeoutSeconds) {
        this.resources = resources;
        this.urn = urn;
        this.deadline = Instant.now()
                .plus(timeoutSeconds > 0 ? Duration.ofMillis((long) (timeoutSeconds * 1000)) : DEFAULT_TIMEOUT);
    }

    /** Waits until nothing is under way on a resource any more; throws what the operation failed with, if it did. */
    void awaitEnd(ResourceId id) {
        if (resources.losesCaller(id)) {
            throw Abandoned.connectionLost();
        }
        Instant report = Instant.now().plus(REPORT);
        boolean reported = false;
        for (Optional<Duration> left = resources.remaining(id); left.isPresent(); left = resources.remaining(id)) {
            if (Instant.now().isAfter(report)) {
                connection.show(
                        urn, resources.state(id) + ", about " + left.get().toSeconds() + " s left");
                report = Instant.now().plus(longer(REPORT, left.get().dividedBy(REPORTS)));
                reported = true;
            }
            pause(left.get());
        }
        if (reported) {
            connection.show(urn, "");
        }
        resources.failure(id).ifPresent(failure -> {
            throw failure;
        });
    }

    /** Tries again what is refused for the moment, as often and after the waits of the real provider at this pace. */
    <T> T insist(Supplier<T> request) {
        Duration wait = FIRST_RETRY;
        for (int retry = 1; ; retry++) {
            Duration asked;
            try {
                return request.get();
            } catch (CloudError e) {
                if (!e.isTransient() || retry > RETRIES) {
                    throw e;
                }
                asked = e.retryAfter();
            }
            Duration own = longer(resources.durations().scaled(wait), SHORTEST_RETRY);
            Instant end = Instant.now().plus(asked.isZero() ? own : asked);
            for (Instant now = Instant.now(); now.isBefore(end); now = Instant.now()) {
                pause(Duration.between(now, end));
            }
            wait = shorter(wait.multipliedBy(retry == 1 ? 3 : 2), LONGEST_RETRY);
        }
    }

    private void pause(Duration atMost) {
        if (call.isCancelled() || connection.isCancelled()) {
            throw Abandoned.cancelled();
        }
        if (Instant.now().isAfter(deadline)) {
            throw Abandoned.tooLate();
        }
        try {
            Thread.sleep(Math.max(1, shorter(atMost, SLICE).toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Abandoned.cancelled();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
