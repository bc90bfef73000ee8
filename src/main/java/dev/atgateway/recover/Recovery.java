package dev.atgateway.recover;

import dev.atgateway.cli.CommandFailed;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.PulumiCommand;
import dev.atgateway.cli.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Brings a stack's state and the cloud together again after a killed run. What the engine had begun is in the state's
 * pending operations, unless the provider died first: then nothing is recorded, so the resources that the program wants
 * and the state lacks are looked for as well, by their ids, or where Pulumi made up the name, by the stack's tag.
 */
final class Recovery {
    private static final Set<String> FINAL = Set.of("Succeeded", "Failed", "Canceled");
    private static final Duration LIMIT = Duration.ofMinutes(60);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final String TAKEN = "taken into the state";
    private static final String ABSENT = "not in the cloud";
    private static final String UNREAD = "not read";

    private final PulumiCommand pulumi;
    private final Optional<String> subscription;
    private final String deleteCommand;
    private final Consumer<String> progress;

    Recovery(PulumiCommand pulumi, Optional<String> subscription, String deleteCommand, Consumer<String> progress) {
        this.pulumi = pulumi;
        this.subscription = subscription;
        this.deleteCommand = deleteCommand;
        this.progress = progress;
    }

    private StackState state() {
        return new StackState(pulumi.export(), subscription);
    }

    /** What {@link #run} would look at; changes nothing. */
    List<Finding> plan() {
        var state = state();
        var preview = Preview.of(pulumi);
        var candidates = new ArrayList<>(recorded(state));
        candidates.addAll(planned(state, preview, ids(candidates)));
        var findings = new ArrayList<Finding>();
        candidates.forEach(one -> findings.add(Finding.of(one, TAKEN + " if it is there")));
        changed(state).forEach(operation -> findings.add(said(operation, "read again; the next run finishes it")));
        nowhere(state).forEach(operation -> findings.add(said(operation, "dropped: it is in no cloud")));
        var leftOver = leftOver(state, preview, ids(candidates));
        // What is taken in may show more to take in.
        findings.addAll(
                candidates.isEmpty()
                        ? leftOver
                        : leftOver.stream().map(Finding::undecided).toList());
        return findings;
    }

    /** Does it. */
    List<Finding> run() {
        var state = state();
        var findings = new ArrayList<Finding>();
        var recorded = recorded(state);
        var changed = changed(state);
        nowhere(state).forEach(operation -> findings.add(said(operation, "dropped: it is in no cloud")));
        if (!state.pending().isEmpty()) {
            var settled = settle(state, recorded, changed);
            state = settled.state();
            settled.outcomes().forEach((one, outcome) -> findings.add(Finding.of(one, outcome)));
            changed.forEach(operation -> findings.add(said(operation, "read again")));
        }
        var seen = new ArrayList<>(ids(recorded));
        while (true) {
            var preview = Preview.of(pulumi);
            var planned = planned(state, preview, seen);
            if (planned.isEmpty()) {
                findings.addAll(leftOver(state, preview, seen));
                return findings;
            }
            seen.addAll(ids(planned));
            var settled = settle(state, planned, List.of());
            state = settled.state();
            settled.outcomes().forEach((one, outcome) -> {
                if (!outcome.equals(ABSENT)) {
                    findings.add(Finding.of(one, outcome));
                }
            });
        }
    }

    private static List<String> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::id).toList();
    }

    private static Finding said(Operation operation, String outcome) {
        return Finding.of(operation.urn(), operation.type(), Optional.empty(), outcome);
    }

    private static List<Candidate> recorded(StackState state) {
        return state.pending().stream()
                .filter(Operation::creates)
                .flatMap(operation -> state.candidate(operation.resource(), operation.source()).stream())
                .toList();
    }

    private static List<Operation> changed(StackState state) {
        return state.pending().stream()
                .filter(operation -> !operation.creates())
                .filter(operation -> state.find(operation.urn()).isPresent())
                .toList();
    }

    private static List<Operation> nowhere(StackState state) {
        return state.pending().stream()
                .filter(operation -> operation.creates()
                        ? state.candidate(operation.resource(), operation.source())
                                .isEmpty()
                        : state.find(operation.urn()).isEmpty())
                .toList();
    }

    /** What the program wants and the state lacks, and what can have been begun. */
    private static List<Candidate> planned(StackState state, Preview preview, List<String> seen) {
        var tagged = tagged(state, preview, seen);
        return preview.wanted().stream()
                .filter(Candidate::isKnown)
                .filter(state::hasWhatItNeeds)
                .filter(one ->
                        ResourceType.of(Json.text(one, "type").orElse("")).isPresent())
                .filter(one -> state.find(Json.text(one, "urn").orElse(""))
                        .filter(there -> !Json.flag(there, "pendingReplacement"))
                        .isEmpty())
                .flatMap(one -> state.candidate(Candidate.planned(one), Candidate.Source.PLANNED).stream())
                .flatMap(one -> one.isNamedByPulumi()
                        ? tagged.stream()
                                .flatMap(id -> one.taggedAs(id).stream())
                                .limit(1)
                        : Stream.of(one))
                .filter(one -> !seen.contains(one.id()))
                .toList();
    }

    /** What carries the stack's tag and is neither in the state nor seen to. */
    private static List<String> tagged(StackState state, Preview preview, List<String> seen) {
        return preview.tagged().stream()
                .filter(id -> !state.hasId(id))
                .filter(id -> seen.stream().noneMatch(id::equalsIgnoreCase))
                .sorted(ResourceType.deletionOrder())
                .toList();
    }

    private List<Finding> leftOver(StackState state, Preview preview, List<String> seen) {
        return Stream.concat(
                        preview.unlisted().map(Finding::unlisted).stream(),
                        tagged(state, preview, seen).stream().map(id -> Finding.leftOver(id, deleteCommand)))
                .toList();
    }

    /**
     * @param state as it was saved
     * @param outcomes what became of each
     */
    private record Settled(StackState state, Map<Candidate, String> outcomes) {}

    private Settled settle(StackState before, List<Candidate> candidates, List<Operation> changed) {
        before.begin(candidates, changed);
        pulumi.save(before.exported());
        Optional<CommandFailed> failure = Optional.empty();
        StackState after;
        try {
            after = readToTheEnd(
                    before,
                    Stream.concat(
                                    candidates.stream().map(Candidate::urn),
                                    changed.stream().map(Operation::urn))
                            .toList());
        } catch (CommandFailed e) {
            failure = Optional.of(e);
            after = state();
        }
        var outcomes = new LinkedHashMap<Candidate, String>();
        for (var one : candidates) {
            outcomes.put(one, take(after, one));
        }
        after.keep(
                failure.isEmpty()
                        ? List.of()
                        : Stream.concat(
                                        candidates.stream()
                                                .filter(one -> outcomes.get(one).equals(UNREAD))
                                                .map(Operation::of),
                                        changed.stream())
                                .toList());
        pulumi.save(after.exported());
        failure.ifPresent(e -> {
            throw new RecoverFailed(e.getMessage() + "\nnothing is lost: run recover again");
        });
        return new Settled(after, outcomes);
    }

    private static String take(StackState state, Candidate candidate) {
        var found = state.find(candidate.urn());
        if (found.isEmpty()) {
            return ABSENT;
        }
        if (StackState.isUnread(found.get())) {
            return UNREAD;
        }
        var refusal = candidate.refusal(Json.object(found.get(), "outputs"));
        if (refusal.isPresent()) {
            state.forget(candidate.urn());
            return refusal.get();
        }
        state.settle(candidate);
        return TAKEN;
    }

    /** A cloud goes on with what it was told, also when nobody waits any more. Answers the state that was read last. */
    private StackState readToTheEnd(StackState begun, List<String> urns) {
        var deadline = Instant.now().plus(LIMIT);
        var wait = FIRST_WAIT;
        var state = begun;
        while (true) {
            var there = present(urns, state);
            if (there.isEmpty()) {
                return state;
            }
            pulumi.refresh(there);
            state = state();
            var unfinished = unfinished(there, state);
            if (unfinished.isEmpty()) {
                return state;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new RecoverFailed("after " + LIMIT.toMinutes() + " minutes the cloud is still busy with "
                        + String.join(", ", unfinished));
            }
            progress.accept("the cloud is still busy with "
                    + String.join(
                            ", ",
                            unfinished.stream()
                                    .map(urn -> urn.substring(urn.lastIndexOf("::") + 2))
                                    .toList()));
            pause(wait);
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private static List<String> present(List<String> urns, StackState state) {
        return urns.stream().filter(urn -> state.find(urn).isPresent()).toList();
    }

    private static List<String> unfinished(List<String> urns, StackState state) {
        return urns.stream()
                .filter(urn -> state.find(urn)
                        .flatMap(one -> Json.text(Json.object(one, "outputs"), "provisioningState"))
                        .filter(word -> !FINAL.contains(word))
                        .isPresent())
                .toList();
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecoverFailed("interrupted");
        }
    }
}
