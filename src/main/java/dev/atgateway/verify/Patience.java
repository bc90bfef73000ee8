package dev.atgateway.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long something that takes time is waited for.
 *
 * @param limit from the first question on
 * @param every between two questions
 */
record Patience(Duration limit, Duration every) {
    /** Asks until there is an answer or the time is over; nothing if there was none. */
    <T> Optional<T> await(Supplier<Optional<T>> question) {
        return await(question.get(), question);
    }

    /** The same where the question was asked once already. */
    <T> Optional<T> await(Optional<T> already, Supplier<Optional<T>> question) {
        var end = Instant.now().plus(limit);
        var answer = already;
        while (answer.isEmpty() && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(every.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CouldNotLook("interrupted");
            }
            answer = question.get();
        }
        return answer;
    }

    @Override
    public String toString() {
        return limit.toSeconds() + " seconds";
    }
}
