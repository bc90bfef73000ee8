package dev.atgateway.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The config's values, read by the parts of {@link SettingsReader}, which go on after a mistake so that all are found.
 * A value that is wrong reads as absent.
 */
final class Values {
    private final StackConfig config;
    private final Redaction redaction;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    Values(StackConfig config) {
        this.config = config;
        this.redaction = new Redaction(config);
    }

    /** Whether the stack says anything for this key. */
    boolean given(String key) {
        return config.own(key).isPresent();
    }

    /** The value as it stands in the stack. */
    Optional<String> text(String key) {
        return config.own(key);
    }

    /** The value, read by {@code parser}, which throws a {@link Mistake} at what it does not accept. */
    <T> Optional<T> read(String key, Function<String, T> parser) {
        return text(key).flatMap(text -> parse(key, text, parser));
    }

    /** The value or its default. */
    <T> Optional<T> read(String key, String fallback, Function<String, T> parser) {
        return parse(key, text(key).orElse(fallback), parser);
    }

    /** The value, which must be there. */
    <T> Optional<T> require(String key, String why, String example, Function<String, T> parser) {
        if (!given(key)) {
            wrong(key, why, "pulumi config set " + key + " " + example);
        }
        return read(key, parser);
    }

    /** A value that must be stored encrypted. */
    Optional<Secret> secret(String key) {
        requireEncrypted(key, "pulumi config set --secret " + key);
        return text(key).map(Secret::of);
    }

    /** Refuses a value that is not stored encrypted. */
    void requireEncrypted(String key, String command) {
        if (given(key) && !config.isSecret(key)) {
            wrong(key, "stored in plain text", command);
        }
    }

    /** The texts of a list, each read by {@code parser}. */
    <T> List<T> list(String key, Function<String, T> parser) {
        List<T> read = new ArrayList<>();
        JsonArray items = array(key);
        for (int i = 0; i < items.size(); i++) {
            String path = key + "[" + i + "]";
            string(path, items.get(i))
                    .flatMap(item -> parse(path, item, parser))
                    .ifPresent(read::add);
        }
        return read;
    }

    /** A list of anything; empty when absent. */
    JsonArray array(String key) {
        Optional<JsonElement> value = text(key).map(Values::json);
        if (value.filter(json -> !json.isJsonArray()).isPresent()) {
            wrong(key, "not a list", "pulumi config set --path '" + key + "[0]' VALUE");
        }
        return value.filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray)
                .orElseGet(JsonArray::new);
    }

    /** A map of texts, in the order of the stack file; empty when absent. */
    Map<String, String> map(String key) {
        Map<String, String> read = new LinkedHashMap<>();
        Optional<JsonElement> value = text(key).map(Values::json);
        if (value.filter(json -> !json.isJsonObject()).isPresent()) {
            wrong(key, "not a map", "pulumi config set --path '" + key + ".NAME' VALUE");
        }
        value.filter(JsonElement::isJsonObject)
                .ifPresent(object -> object.getAsJsonObject().entrySet().forEach(entry -> string(
                                key + "." + entry.getKey(), entry.getValue())
                        .ifPresent(text -> read.put(entry.getKey(), text))));
        return read;
    }

    /** A mistake in the value of {@code key}, or in its absence. */
    void wrong(String key, String wrong, String instead) {
        text(key).ifPresentOrElse(value -> wrong(key, value, wrong, instead), () -> wrongAt(key, wrong, instead));
    }

    /** A mistake in {@code value}, which stands at {@code path} or is a default. */
    void wrong(String path, String value, String wrong, String instead) {
        problems.add(Problem.of(path, redaction.shown(path, value), wrong, instead));
    }

    /** A mistake at {@code path} that its value does not show. */
    void wrongAt(String path, String wrong, String instead) {
        problems.add(Problem.of(path, wrong, instead));
    }

    /** Refuses a key that changes nothing here; the default that Pulumi.yaml hands over does not count. */
    void noEffect(String key, String fallback, String why) {
        if (text(key).filter(value -> !value.equals(fallback)).isPresent()) {
            wrong(key, why, "pulumi config rm " + key);
        }
    }

    void warn(Warning.Subject subject, String text) {
        warnings.add(new Warning(subject, redaction.of(text)));
    }

    /** All mistakes in the order of the contract. */
    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(problem -> Contract.position(problem.rootKey())))
                .map(redaction::of)
                .toList();
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    private <T> Optional<T> parse(String path, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (Mistake mistake) {
            wrong(path, text, mistake.wrong(), mistake.instead());
            return Optional.empty();
        }
    }

    private static JsonElement json(String text) {
        try {
            return JsonParser.parseString(text);
        } catch (JsonSyntaxException e) {
            return JsonNull.INSTANCE;
        }
    }

    /** {@code pulumi config set --path} stores what looks like a number as one, so any single value is a text here. */
    private Optional<String> string(String path, JsonElement value) {
        if (value.isJsonPrimitive()) {
            return Optional.of(value.getAsString());
        }
        wrong(path, value.toString(), "not a single text", "write one text");
        return Optional.empty();
    }
}
