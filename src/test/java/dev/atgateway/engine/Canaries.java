package dev.atgateway.engine;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Made-up secrets, and a scanner that finds them in a text in every form that a leak has. */
final class Canaries {
    /** Shorter pieces of a secret, such as the last line of a PEM block, occur elsewhere by chance. */
    private static final int SHORTEST_PIECE = 16;

    private static final Gson HTML_ESCAPED = new Gson();
    private static final Gson HTML_AS_IT_IS =
            new GsonBuilder().disableHtmlEscaping().create();
    private static final List<UnaryOperator<String>> JSON =
            List.of(Canaries::asJavaWritesIt, Canaries::asJavaScriptWritesIt, Canaries::asGoWritesIt);

    /** What to look for, and whose it is. */
    private final Map<String, String> names = new LinkedHashMap<>();

    /** @param secrets values by name */
    Canaries(Map<String, String> secrets) {
        secrets.forEach((name, secret) -> {
            pieces(secret).flatMap(Canaries::forms).forEach(form -> names.put(form, name));
            // Base64 joins the lines, so that none of them is encoded by itself.
            base64(secret.strip()).forEach(form -> names.put(form, name));
        });
    }

    /** The names of the secrets that {@code text} shows. */
    Set<String> shownIn(String text) {
        var shown = new TreeSet<String>();
        names.forEach((form, name) -> {
            if (!shown.contains(name) && text.contains(form)) {
                shown.add(name);
            }
        });
        return shown;
    }

    private static Stream<String> pieces(String secret) {
        return secret.lines().map(String::strip).count() < 2
                ? Stream.of(secret)
                : secret.lines()
                        .map(String::strip)
                        .filter(line -> line.length() >= SHORTEST_PIECE && !line.startsWith("-----"));
    }

    private static Stream<String> forms(String piece) {
        var forms = new LinkedHashSet<String>();
        forms.add(piece);
        for (var inner : JSON) {
            forms.add(inner.apply(piece));
            JSON.forEach(outer -> forms.add(outer.apply(inner.apply(piece))));
        }
        var encoded = URLEncoder.encode(piece, StandardCharsets.UTF_8);
        forms.add(encoded);
        forms.add(encoded.replace("+", "%20"));
        forms.add(lowerCaseEscapes(encoded));
        base64(piece).forEach(forms::add);
        // What stays the same however the rest is escaped.
        Arrays.stream(piece.split("[^A-Za-z0-9]+"))
                .filter(part -> part.length() >= SHORTEST_PIECE)
                .forEach(forms::add);
        return forms.stream();
    }

    private static String asJavaWritesIt(String text) {
        return unquoted(HTML_ESCAPED.toJson(text));
    }

    private static String asJavaScriptWritesIt(String text) {
        return unquoted(HTML_AS_IT_IS.toJson(text));
    }

    private static String asGoWritesIt(String text) {
        return asJavaScriptWritesIt(text)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static String unquoted(String json) {
        return json.substring(1, json.length() - 1);
    }

    private static String lowerCaseEscapes(String encoded) {
        var text = new StringBuilder(encoded);
        for (var at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at + 1)) {
            text.replace(at, at + 3, text.substring(at, at + 3).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    /** What the secret alone decides, wherever it begins in a group of three bytes, in both alphabets. */
    private static Stream<String> base64(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(0, 1, 2).flatMap(before -> {
            var shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            var first = (before * 8 + 5) / 6;
            var end = shifted.length * 8 / 6;
            return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                    .map(encoder -> encoder.encodeToString(shifted).substring(first, end));
        });
    }
}
