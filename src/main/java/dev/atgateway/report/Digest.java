package dev.atgateway.report;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code pulumi preview --json} prints, as far as a report needs it. A preview that failed early has no steps, only
 * diagnostics.
 *
 * @see <a href="https://github.com/pulumi/pulumi/blob/v3.259.0/pkg/display/json.go">PreviewDigest</a>
 */
record Digest(List<Step> steps, List<Diagnostic> diagnostics, Map<String, Integer> changeSummary) {
    private static final Gson GSON = new Gson();

    Digest {
        changeSummary = changeSummary == null ? Map.of() : changeSummary;
        steps = steps == null
                ? List.of()
                : steps.stream()
                        .filter(step -> step != null && step.op() != null && step.urn() != null)
                        .toList();
        diagnostics = diagnostics == null
                ? List.of()
                : diagnostics.stream()
                        .filter(one -> one != null && one.message() != null)
                        .toList();
    }

    /** Reads the digest; nothing where the text is not one, such as the message of a Pulumi that did not get that far. */
    static Optional<Digest> of(String text, KnownSecrets secrets) {
        var start = text.startsWith("{") ? 0 : text.indexOf("\n{") + 1;
        if (!text.startsWith("{", start)) {
            return Optional.empty();
        }
        try {
            var object = GSON.fromJson(text.substring(start), JsonObject.class);
            return object.has("steps") || object.has("diagnostics") || object.has("changeSummary")
                    ? Optional.of(GSON.fromJson(secrets.hide(object), Digest.class))
                    : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /** How many resources stay the same, components too, where the steps name only some of them; else nothing. */
    Optional<Integer> unnamedSames() {
        var sames = changeSummary.getOrDefault("same", 0);
        var named = steps.stream()
                .filter(step -> Change.of(step.op()) == Change.NONE)
                .count();
        return named < sames ? Optional.of(sames) : Optional.empty();
    }

    boolean failed() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** One step of the engine's plan. */
    record Step(
            String op,
            String urn,
            State oldState,
            State newState,
            List<String> replaceReasons,
            List<String> diffReasons,
            Map<String, PropertyChange> detailedDiff) {}

    /** A resource in the state: as it is, or as it will be. */
    record State(
            String type,
            boolean custom,
            boolean delete,
            String id,
            String parent,
            JsonObject inputs,
            JsonObject outputs,
            List<String> dependencies,
            List<String> additionalSecretOutputs) {}

    /** What the provider says of one property; {@code kind} is add, update or delete, with {@code -replace} where so. */
    record PropertyChange(String kind) {
        boolean replaces() {
            return kind != null && kind.endsWith("-replace");
        }
    }

    /** A message of the engine, a provider or the program. */
    record Diagnostic(String urn, String message, String severity) {
        boolean isError() {
            return "error".equals(severity);
        }

        boolean isWarning() {
            return "warning".equals(severity);
        }

        /** The message without the word for its severity, which the engine puts before it. */
        String text() {
            var text = message.strip();
            return text.startsWith(severity + ": ") ? text.substring(severity.length() + 2) : text;
        }
    }
}
