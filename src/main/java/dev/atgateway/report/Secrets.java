package dev.atgateway.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which properties of one resource are secret. Pulumi masks them in a preview; what is masked in any of old and new
 * inputs and outputs is hidden in all of them, for a property may stop being a secret in the very change that is
 * previewed. What is called like a secret is hidden too, though Pulumi may not know it for one.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/concepts/secrets/">Secrets</a>
 */
final class Secrets {
    static final String MASK = "[secret]";

    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final Pattern ARRAY_INDEX = Pattern.compile("\\[\\d+]");
    private static final Pattern CALLED_A_SECRET = Pattern.compile("(?i).*(password|passphrase|secret|token|credential"
            + "|(api|access|shared|account|private|primary|secondary)_?key|connection_?string)s?");

    private final Set<String> paths = new HashSet<>();

    void add(String path) {
        paths.add(ARRAY_INDEX.matcher(path).replaceAll("[*]"));
    }

    void addMaskedIn(JsonObject properties) {
        collect("", properties);
    }

    private void collect(String path, JsonElement value) {
        if (isMasked(value)) {
            add(path);
        } else if (value.isJsonObject()) {
            value.getAsJsonObject().asMap().forEach((key, inner) -> collect(Paths.child(path, key), inner));
        } else if (value.isJsonArray()) {
            value.getAsJsonArray().forEach(inner -> collect(path + "[*]", inner));
        }
    }

    private static boolean isMasked(JsonElement value) {
        if (value.isJsonObject()) {
            var signature = value.getAsJsonObject().get(SIGNATURE);
            return signature != null
                    && signature.isJsonPrimitive()
                    && signature.getAsString().equals(SECRET);
        }
        return value.isJsonPrimitive()
                && (value.getAsString().equals(MASK) || value.getAsString().contains(SIGNATURE));
    }

    /** The value with everything masked that is a secret. */
    JsonElement mask(String path, JsonElement value) {
        if (isSecret(path) || value.isJsonPrimitive() && isCalledASecret(path, value)) {
            return new JsonPrimitive(MASK);
        }
        if (value.isJsonObject()) {
            var masked = new JsonObject();
            value.getAsJsonObject()
                    .asMap()
                    .forEach((key, inner) -> masked.add(key, mask(Paths.child(path, key), inner)));
            return masked;
        }
        if (value.isJsonArray()) {
            var masked = new JsonArray();
            var elements = value.getAsJsonArray();
            for (int i = 0; i < elements.size(); i++) {
                masked.add(mask(path + "[" + i + "]", elements.get(i)));
            }
            return masked;
        }
        return value;
    }

    private boolean isSecret(String path) {
        var pattern = ARRAY_INDEX.matcher(path).replaceAll("[*]");
        return paths.stream().anyMatch(secret -> pattern.startsWith(secret) && Paths.endsAt(pattern, secret.length()));
    }

    private static boolean isCalledASecret(String path, JsonElement value) {
        return value.getAsJsonPrimitive().isString()
                && CALLED_A_SECRET.matcher(Paths.lastName(path)).matches();
    }
}
