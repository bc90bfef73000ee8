package dev.atgateway.report;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A resource of the preview, and what happens to it. The steps of one replacement are one of these. */
record Resource(String urn, Change change, Digest.Step step) {
    private static final JsonObject EMPTY = new JsonObject();

    /** The resources in the order in which their kind of change, and then the engine, names them. */
    static List<Resource> of(List<Digest.Step> steps) {
        Map<String, Resource> byUrn = new LinkedHashMap<>();
        for (var step : steps) {
            var resource = new Resource(step.urn(), Change.of(step.op()), step);
            byUrn.merge(
                    step.urn() + (resource.isLeftOver() ? " left over" : ""),
                    resource,
                    (first, second) -> step.op().equals("replace") ? second : first);
        }
        var resources = new ArrayList<>(byUrn.values());
        resources.sort((one, other) -> one.change().compareTo(other.change()));
        return resources;
    }

    /** Whether an earlier replacement did not get as far as deleting it; the one that took its place has the same name. */
    boolean isLeftOver() {
        return change == Change.DELETE
                && step.oldState() != null
                && step.oldState().delete();
    }

    private Digest.State state() {
        return step.newState() == null ? step.oldState() : step.newState();
    }

    /** Whether it is something in a cloud, and not a component, the stack or a provider. */
    boolean isInACloud() {
        return (state() == null || state().custom()) && !type().startsWith("pulumi:");
    }

    /** The logical name, which may itself hold colons. */
    String name() {
        return nameOf(urn);
    }

    static String nameOf(String urn) {
        var parts = urn.split("::", 4);
        return parts[parts.length - 1];
    }

    String type() {
        if (state() != null && state().type() != null) {
            return state().type();
        }
        var parts = urn.split("::", 4);
        return parts.length < 4 ? "" : parts[2].substring(parts[2].lastIndexOf('$') + 1);
    }

    Optional<String> parent() {
        return Optional.ofNullable(state()).map(Digest.State::parent).filter(parent -> !parent.isEmpty());
    }

    /** Those of now and of then: while a preview does not know a value, it does not say where it comes from either. */
    Set<String> dependencies() {
        var urns = new TreeSet<String>();
        for (var one : new Digest.State[] {step.oldState(), step.newState()}) {
            Optional.ofNullable(one).map(Digest.State::dependencies).ifPresent(urns::addAll);
        }
        return urns;
    }

    JsonObject before(boolean outputs) {
        return properties(step.oldState(), outputs);
    }

    JsonObject after(boolean outputs) {
        return properties(step.newState(), outputs);
    }

    private static JsonObject properties(Digest.State state, boolean outputs) {
        return Optional.ofNullable(state)
                .map(outputs ? Digest.State::outputs : Digest.State::inputs)
                .orElse(EMPTY);
    }

    Secrets secrets() {
        var secrets = new Secrets();
        for (var outputs : List.of(false, true)) {
            secrets.addMaskedIn(before(outputs));
            secrets.addMaskedIn(after(outputs));
        }
        for (var one : new Digest.State[] {step.oldState(), step.newState()}) {
            Optional.ofNullable(one)
                    .map(Digest.State::additionalSecretOutputs)
                    .ifPresent(names -> names.forEach(secrets::add));
        }
        return secrets;
    }

    /** The properties that change, as the provider names them, or those that the inputs show. */
    List<String> reasons(List<Difference> differences) {
        var reasons =
                change == Change.REPLACE && step.replaceReasons() != null ? step.replaceReasons() : step.diffReasons();
        return reasons != null && !reasons.isEmpty()
                ? reasons
                : differences.stream().map(Difference::property).distinct().toList();
    }

    /** Those of {@code resources} whose name alone does not say which one is meant. */
    static Set<String> sharedNames(List<Resource> resources) {
        var counts = new HashMap<String, Integer>();
        resources.forEach(one -> counts.merge(one.name(), 1, Integer::sum));
        counts.values().removeIf(count -> count < 2);
        return counts.keySet();
    }
}
