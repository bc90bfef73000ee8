package dev.atgateway.recover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Brings a stack's state and the cloud together again after a killed run. What the engine had begun is in the state's
 * pending operations, unless the provider died first: then nothing is recorded, so the resources that the program wants
 * and the state lacks are looked for as well.
 */
final class Recovery {
    private static final Set<String> FINAL = Set.of("Succeeded", "Failed", "Canceled");
    private static final Set<String> CREATED = Set.of("creating", "importing");
    private static final Duration LIMIT = Duration.ofMinutes(60);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int ROUNDS = 5;
    private static final String PLANNED = "not in the state";

    private final PulumiCommand pulumi;
    private final Optional<String> subscription;
    private final Consumer<String> progress;

    Recovery(PulumiCommand pulumi, Optional<String> subscription, Consumer<String> progress) {
        this.pulumi = pulumi;
        this.subscription = subscription;
        this.progress = progress;
    }

    private StackState state() {
        return new StackState(pulumi.export(), subscription);
    }

    /** What {@link #run} would look at; changes nothing. */
    List<Finding> plan() {
        var state = state();
        var findings = new ArrayList<Finding>();
        for (var candidate : recorded(state)) {
            findings.add(new Finding(
                    candidate.urn(),
                    "creating",
                    Optional.of(shown(candidate.id())),
                    "taken into the state if it is there"));
        }
        touched(state)
                .forEach(operation -> findings.add(new Finding(
                        operation.urn(), operation.type(), Optional.empty(), "read again; the next run finishes it")));
        nowhere(state)
                .forEach(operation -> findings.add(new Finding(
                        operation.urn(), operation.type(), Optional.empty(), "dropped: it is in no cloud")));
        planned(state).stream()
                .filter(one ->
                        recorded(state).stream().noneMatch(other -> other.urn().equals(one.urn())))
                .forEach(one -> findings.add(new Finding(
                        one.urn(), PLANNED, Optional.of(shown(one.id())), "taken into the state if it is there")));
        return findings;
    }

    /** Does it. */
    List<Finding> run() {
        var state = state();
        var findings = new ArrayList<Finding>();
        var recorded = recorded(state);
        var touched = touched(state);
        nowhere(state)
                .forEach(operation -> findings.add(new Finding(
                        operation.urn(), operation.type(), Optional.empty(), "dropped: it is in no cloud")));
        if (!recorded.isEmpty() || !state.pending().isEmpty()) {
            findings.addAll(settle(
                    state,
                    recorded,
                    touched.stream().map(StackState.Operation::urn).toList(),
                    "creating"));
            touched.forEach(operation ->
                    findings.add(new Finding(operation.urn(), operation.type(), Optional.empty(), "read again")));
        }
        for (int round = 0; round < ROUNDS; round++) {
            var fresh = state();
            var all = planned(fresh);
            if (round == 0) {
                all.stream()
                        .filter(Candidate::isNamedByPulumi)
                        .map(Recovery::unfindable)
                        .forEach(findings::add);
            }
            var planned = all.stream().filter(one -> !one.isNamedByPulumi()).toList();
            var found = planned.isEmpty() ? List.<Finding>of() : settle(fresh, planned, List.of(), PLANNED);
            var adopted = found.stream()
                    .filter(one -> one.outcome().startsWith("taken"))
                    .toList();
            findings.addAll(adopted);
            if (adopted.isEmpty()) {
                break;
            }
        }
        return findings;
    }

    private static List<Candidate> recorded(StackState state) {
        var created = state.pending().stream()
                .filter(operation -> CREATED.contains(operation.type()))
                .flatMap(operation -> state.candidate(operation.resource(), true).stream());
        var unread = state.resources()
                .filter(StackState::isUnread)
                .flatMap(resource -> state.candidate(resource, false).stream());
        return Stream.concat(created, unread).toList();
    }

    private static List<StackState.Operation> touched(StackState state) {
        return state.pending().stream()
                .filter(operation -> !CREATED.contains(operation.type()))
                .filter(operation -> state.find(operation.urn()).isPresent())
                .toList();
    }

    private static List<StackState.Operation> nowhere(StackState state) {
        return state.pending().stream()
                .filter(operation -> CREATED.contains(operation.type())
                        ? state.candidate(operation.resource(), true).isEmpty()
                        : state.find(operation.urn()).isEmpty())
                .toList();
    }

    private List<Candidate> planned(StackState state) {
        return pulumi.planned().stream()
                .filter(Candidate::isKnown)
                .filter(state::hasWhatItNeeds)
                .filter(one ->
                        ResourceType.of(Json.text(one, "type").orElse("")).isPresent())
                .filter(one -> state.find(Json.text(one, "urn").orElse(""))
                        .filter(there -> !Json.flag(there, "pendingReplacement"))
                        .isEmpty())
                .flatMap(one -> state.candidate(Candidate.planned(one), false).stream())
                .toList();
    }

    private static Finding unfindable(Candidate candidate) {
        return new Finding(
                candidate.urn(),
                PLANNED,
                Optional.empty(),
                "has a name by Pulumi, so one whose provider died while it was being created cannot be found by its id;"
                        + " if there was one, it is in the resource group, named " + candidate.name() + "...");
    }

    private List<Finding> settle(StackState before, List<Candidate> candidates, List<String> touched, String cause) {
        before.adopt(candidates);
        pulumi.save(before.exported());
        var urns = Stream.concat(candidates.stream().map(Candidate::urn), touched.stream())
                .toList();
        Optional<RecoverFailed> failure = Optional.empty();
        try {
            readToTheEnd(urns);
        } catch (RecoverFailed e) {
            failure = Optional.of(e);
        }
        var after = state();
        var findings = new ArrayList<Finding>();
        for (var candidate : candidates) {
            findings.add(
                    new Finding(candidate.urn(), cause, Optional.of(shown(candidate.id())), take(after, candidate)));
        }
        pulumi.save(after.exported());
        failure.ifPresent(e -> {
            throw new RecoverFailed(e.getMessage() + "\nnothing is lost: run recover again");
        });
        return findings;
    }

    private static String take(StackState state, Candidate candidate) {
        var found = state.find(candidate.urn());
        if (found.isEmpty()) {
            return "not in the cloud";
        }
        if (StackState.isUnread(found.get())) {
            return "not read";
        }
        if (!candidate.type().recognises(candidate.inputs(), Json.object(found.get(), "outputs"))) {
            state.forget(candidate.urn());
            return "there, but not as this stack makes it: left alone, as somebody else's";
        }
        state.settle(candidate);
        return "taken into the state";
    }

    /** A cloud goes on with what it was told, also when nobody waits any more. */
    private void readToTheEnd(List<String> urns) {
        if (urns.isEmpty()) {
            return;
        }
        var deadline = Instant.now().plus(LIMIT);
        var wait = FIRST_WAIT;
        while (true) {
            var state = state();
            var there = urns.stream().filter(urn -> state.find(urn).isPresent()).toList();
            if (there.isEmpty()) {
                return;
            }
            pulumi.refresh(there);
            var read = state();
            var unfinished = there.stream()
                    .filter(urn -> read.find(urn)
                            .flatMap(one -> Json.text(Json.object(one, "outputs"), "provisioningState"))
                            .filter(word -> !FINAL.contains(word))
                            .isPresent())
                    .toList();
            if (unfinished.isEmpty()) {
                return;
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

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecoverFailed("interrupted");
        }
    }

    private static String shown(String id) {
        return id.replace(StackState.METASTORE_UNREAD + "|", "<metastore>|");
    }
}
