package dev.atgateway.verify;

import com.azure.resourcemanager.appcontainers.fluent.models.JobInner;
import dev.atgateway.network.StackTag;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tags of a job that {@code verify} makes: whose it is, and which process on which machine made it when. By the
 * stack's own tag the program takes it for a thing of the stack and not for a stranger in its resource group.
 *
 * @param mark the stack's, as {@link StackTag} writes it
 */
record JobTags(String mark) {
    /** Name of the tag that only such jobs have; its value is a time, a process and a machine. */
    static final String NAME = "carto-at-gateway-verify";

    /** After that time nobody can still be waiting for a job. */
    private static final Duration LONGEST = Duration.ofHours(1);

    Map<String, String> now() {
        return new TreeMap<>(Map.of(
                StackTag.NAME,
                mark,
                NAME,
                "%s %d %s".formatted(Instant.now(), ProcessHandle.current().pid(), machine())));
    }

    /** Whether the job is one that {@code verify} made for this stack. */
    boolean areOn(JobInner job) {
        return job.tags() != null
                && mark.equals(job.tags().get(StackTag.NAME))
                && job.tags().containsKey(NAME);
    }

    /** Whether whoever made the job is gone: dead on this machine, or too long ago. */
    boolean areLeftOn(JobInner job) {
        if (!areOn(job)) {
            return false;
        }
        var words = job.tags().get(NAME).split(" ");
        if (words.length != 3 || made(words[0]).isEmpty()) {
            return true;
        }
        if (words[2].equals(machine())) {
            return ProcessHandle.of(Long.parseLong(words[1]))
                    .filter(ProcessHandle::isAlive)
                    .isEmpty();
        }
        return made(words[0]).get().plus(LONGEST).isBefore(Instant.now());
    }

    private static Optional<Instant> made(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName().replace(' ', '-');
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
