package dev.atgateway.verify.adopt;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.atgateway.cli.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the program wants of a resource, beside what the cloud has.
 *
 * @param inputs what the state is to say was sent: the cloud's values, without those that the cloud fills in by itself
 *     where a program says nothing. With them a preview shows what really differs, and no more.
 * @param differences what differs
 */
record Agreement(JsonObject inputs, List<Difference> differences) {
    private static final String HIDDEN = "[secret]";
    /** Which of several forms of one value is sent does not matter. */
    private static final Set<String> IN_ANY_CASE =
            Set.of("location", "configuration.ingress.transport", "configuration.activeRevisionsMode");

    /** How the provider is to do something; no property of the resource. */
    private static final String INSTRUCTION = "syncRemoteAddressSpace";

    /**
     * Compares.
     *
     * @param wanted the inputs of the program; what is secret or unknown in them is not compared
     * @param read the inputs that the provider has read
     */
    static Agreement of(ResourceType type, JsonObject wanted, JsonObject read) {
        return new Walk(type, true).compare(wanted, read);
    }

    /** The same of what the cloud's own interface says, which has what a provider computes among the inputs. */
    static Agreement ofWhatIsWanted(ResourceType type, JsonObject wanted, JsonObject read) {
        return new Walk(type, false).compare(wanted, read);
    }

    private static final class Walk {
        private final ResourceType type;
        private final boolean extras;
        private final List<Difference> differences = new ArrayList<>();

        Walk(ResourceType type, boolean extras) {
            this.type = type;
            this.extras = extras;
        }

        Agreement compare(JsonObject wanted, JsonObject read) {
            return new Agreement(objects("", wanted, ServiceDefaults.inOneForm(type, read)), differences);
        }

        private JsonObject objects(String path, JsonObject wanted, JsonObject read) {
            var settled = new JsonObject();
            wanted.entrySet().forEach(entry -> {
                var key = entry.getKey();
                if (path.isEmpty() && (type.places().contains(key) || key.startsWith("__"))) {
                    settled.add(key, read.has(key) ? read.get(key) : entry.getValue());
                    return;
                }
                var value = value(path.isEmpty() ? key : path + "." + key, entry.getValue(), read.get(key));
                if (value != null) {
                    settled.add(key, value);
                }
            });
            for (var key : read.keySet()) {
                var child = path.isEmpty() ? key : path + "." + key;
                if (wanted.has(key)) {
                    continue;
                }
                if (path.isEmpty() && type.places().contains(key)) {
                    settled.add(key, read.get(key));
                } else if (extras && !ServiceDefaults.include(type, child, read.get(key))) {
                    settled.add(key, read.get(key));
                    differences.add(Difference.extra(child, read.get(key)));
                }
            }
            // A name by Pulumi stays Pulumi's own only where Pulumi has made it.
            settled.remove("__createBeforeDelete");
            return settled;
        }

        private JsonElement value(String path, JsonElement wanted, JsonElement read) {
            // The key of a log workspace is yet unknown, and one that Azure keeps to itself too.
            if (isSecret(wanted) || read == null && isUnknown(wanted)) {
                differences.add(Difference.secret(path));
                return read;
            }
            if (read == null) {
                if (path.equals(INSTRUCTION) || ServiceDefaults.isEmpty(wanted)) {
                    return wanted;
                }
                differences.add(Difference.missing(path, wanted));
                return null;
            }
            if (isUnknown(wanted)) {
                return read;
            }
            if (wanted.isJsonObject() && read.isJsonObject()) {
                return objects(path, wanted.getAsJsonObject(), read.getAsJsonObject());
            }
            if (wanted.isJsonArray()
                    && read.isJsonArray()
                    && wanted.getAsJsonArray().size() == read.getAsJsonArray().size()) {
                var settled = new JsonArray();
                for (int i = 0; i < wanted.getAsJsonArray().size(); i++) {
                    settled.add(value(
                            path + "[" + i + "]",
                            wanted.getAsJsonArray().get(i),
                            read.getAsJsonArray().get(i)));
                }
                return settled;
            }
            if (same(path, wanted, read)) {
                return wanted;
            }
            differences.add(Difference.changed(path, wanted, read));
            return read;
        }

        private static boolean isSecret(JsonElement wanted) {
            return wanted.isJsonPrimitive() && wanted.getAsString().equals(HIDDEN);
        }

        private static boolean isUnknown(JsonElement wanted) {
            return wanted.isJsonPrimitive() && wanted.getAsString().contains(Wanted.UNKNOWN);
        }

        private static boolean same(String path, JsonElement wanted, JsonElement read) {
            if (!wanted.isJsonPrimitive() || !read.isJsonPrimitive()) {
                return wanted.equals(read);
            }
            var one = wanted.getAsJsonPrimitive();
            var other = read.getAsJsonPrimitive();
            if (one.isNumber() && other.isNumber()) {
                return one.getAsDouble() == other.getAsDouble();
            }
            if (one.equals(other)) {
                return true;
            }
            var isId = one.getAsString().startsWith("/subscriptions/");
            return one.isString()
                    && other.isString()
                    && (isId || IN_ANY_CASE.contains(path))
                    && folded(one.getAsString()).equals(folded(other.getAsString()));
        }

        private static String folded(String text) {
            return text.replace(" ", "").toLowerCase(Locale.ROOT);
        }
    }
}
