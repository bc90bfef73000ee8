package dev.atgateway.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Keeps secrets out of messages: those of the contract, those that the user stores encrypted, and pasted keys. */
final class Redaction {
    private static final String HIDDEN = "[secret]";
    private static final Pattern CREDENTIALS = Pattern.compile("://[^/\\s]*@");
    /** Shorter texts occur by chance in the words of a message. */
    private static final int SHORTEST_SECRET = 4;

    private final StackConfig config;
    private final List<String> secrets;

    Redaction(StackConfig config) {
        this.config = config;
        this.secrets = config.secretKeys().stream()
                .flatMap(key -> config.own(key).stream())
                .flatMap(Redaction::texts)
                .filter(text -> text.length() >= SHORTEST_SECRET)
                .toList();
    }

    /** How the value at {@code path} is shown. */
    String shown(String path, String value) {
        String key = Problem.of(path, "", "").rootKey();
        if (Contract.SECRETS.contains(key) || config.isSecret(key) || value.contains("PRIVATE KEY")) {
            return HIDDEN;
        }
        return CREDENTIALS.matcher(value).replaceAll("://" + HIDDEN + "@");
    }

    /** {@code text} without any value that is stored encrypted. */
    String of(String text) {
        return secrets.stream().reduce(text, (shown, secret) -> shown.replace(secret, HIDDEN));
    }

    Problem of(Problem problem) {
        Optional<String> value = problem.value().map(this::of);
        return new Problem(problem.key(), value, of(problem.wrong()), of(problem.instead()));
    }

    private static Stream<String> texts(String value) {
        try {
            return Stream.concat(Stream.of(value), leaves(JsonParser.parseString(value)));
        } catch (JsonSyntaxException e) {
            return Stream.of(value);
        }
    }

    private static Stream<String> leaves(JsonElement element) {
        if (element.isJsonObject()) {
            return element.getAsJsonObject().entrySet().stream().flatMap(entry -> leaves(entry.getValue()));
        }
        if (element.isJsonArray()) {
            return StreamSupport.stream(element.getAsJsonArray().spliterator(), false)
                    .flatMap(Redaction::leaves);
        }
        return element.isJsonPrimitive() ? Stream.of(element.getAsString()) : Stream.empty();
    }
}
