package dev.atgateway.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonStreamParser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The values of a stack's secret config. Pulumi masks a property that it knows for a secret; it cannot mask a value that
 * somebody wrote elsewhere too, or that a message quotes in another form. Whatever looks like one of them is hidden.
 */
final class KnownSecrets {
    static final KnownSecrets NONE = new KnownSecrets(Stream.empty());

    /** Hiding shorter ones would tear up the text. */
    private static final int SHORTEST = 4;

    private static final int SHORTEST_LINE = 8;
    private static final Gson HTML_ESCAPED = new Gson();
    private static final Gson PLAIN = new GsonBuilder().disableHtmlEscaping().create();

    private final List<String> forms;

    private KnownSecrets(Stream<String> values) {
        var all =
                new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        values.map(String::strip).flatMap(KnownSecrets::pieces).forEach(piece -> forms(piece)
                .forEach(all::add));
        forms = List.copyOf(all);
    }

    /**
     * @param config what {@code pulumi config --json --show-secrets} prints, for one stack file or for several
     * @throws com.google.gson.JsonParseException if it is not that
     */
    static KnownSecrets of(String config) {
        var values = Stream.<String>builder();
        new JsonStreamParser(config).forEachRemaining(one -> one.getAsJsonObject().asMap().values().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(key -> key.has("secret") && key.get("secret").getAsBoolean())
                .forEach(key -> texts(key.has("objectValue") ? key.get("objectValue") : key.get("value"))
                        .forEach(values)));
        return new KnownSecrets(values.build());
    }

    private static Stream<String> texts(JsonElement value) {
        if (value == null || value.isJsonNull()) {
            return Stream.empty();
        }
        if (value.isJsonObject()) {
            return value.getAsJsonObject().asMap().values().stream().flatMap(KnownSecrets::texts);
        }
        if (value.isJsonArray()) {
            return value.getAsJsonArray().asList().stream().flatMap(KnownSecrets::texts);
        }
        return Stream.of(value.getAsString());
    }

    private static Stream<String> pieces(String value) {
        return Stream.concat(
                        Stream.of(value),
                        value.lines().map(String::strip).filter(line -> line.length() >= SHORTEST_LINE))
                .filter(piece -> piece.length() >= SHORTEST && !piece.startsWith("-----"));
    }

    /** A text as JSON, a URL or Base64 writes it. */
    private static Stream<String> forms(String text) {
        var html = inJson(HTML_ESCAPED, text);
        var plain = inJson(PLAIN, text);
        var go = plain.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
        var inUrl = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return Stream.concat(
                Stream.of(
                        text,
                        html,
                        plain,
                        go,
                        inJson(PLAIN, plain),
                        inJson(PLAIN, go),
                        inUrl,
                        inUrl.replace("+", "%20")),
                Stream.of(0, 1, 2).flatMap(before -> inBase64(text, before)));
    }

    private static String inJson(Gson gson, String text) {
        var json = gson.toJson(text);
        return json.substring(1, json.length() - 1);
    }

    /** What the text alone decides, wherever it begins in a group of three bytes. */
    private static Stream<String> inBase64(String text, int before) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> encoder.encodeToString(shifted).substring((before * 8 + 5) / 6, shifted.length * 8 / 6))
                .filter(form -> form.length() >= SHORTEST);
    }

    String hide(String text) {
        var hidden = text;
        for (var form : forms) {
            hidden = hidden.replace(form, Secrets.MASK);
        }
        return hidden;
    }

    JsonElement hide(JsonElement value) {
        if (value.isJsonObject()) {
            var hidden = new JsonObject();
            value.getAsJsonObject().asMap().forEach((key, inner) -> hidden.add(hide(key), hide(inner)));
            return hidden;
        }
        if (value.isJsonArray()) {
            var hidden = new JsonArray();
            value.getAsJsonArray().forEach(inner -> hidden.add(hide(inner)));
            return hidden;
        }
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()
                ? new JsonPrimitive(hide(value.getAsString()))
                : value;
    }
}
