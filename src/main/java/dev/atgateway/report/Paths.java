package dev.atgateway.report;

import com.google.gson.JsonElement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine's way of naming a property inside a resource: {@code template.containers[0].image}, and
 * {@code tags["a.b"]} where a name has a dot.
 *
 * @see <a href="https://github.com/pulumi/pulumi/blob/v3.259.0/sdk/go/common/resource/properties_path.go">PropertyPath</a>
 */
final class Paths {
    private static final Pattern PLAIN = Pattern.compile("[^.\\[\\]\"]+");
    private static final Pattern STEP =
            Pattern.compile("\\.?([^.\\[\\]\"]+)|\\[(\\d+|\\*)]|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]");

    private Paths() {}

    static String child(String path, String name) {
        if (!PLAIN.matcher(name).matches()) {
            return path + "[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Whether a step of the path ends there, so that what stands before is the path of something around it. */
    static boolean endsAt(String path, int position) {
        return position == path.length() || path.charAt(position) == '.' || path.charAt(position) == '[';
    }

    /** Whether one is the other, or lies in it. */
    static boolean touch(String one, String other) {
        var shorter = one.length() < other.length() ? one : other;
        var longer = shorter == one ? other : one;
        return longer.startsWith(shorter) && endsAt(longer, shorter.length());
    }

    /** The property of the resource that the path leads into. */
    static String first(String path) {
        var step = STEP.matcher(path);
        return step.lookingAt() ? name(step) : path;
    }

    /** The innermost name, passing over positions in a list. */
    static String lastName(String path) {
        var step = STEP.matcher(path);
        var last = "";
        while (step.find()) {
            last = step.group(2) == null ? name(step) : last;
        }
        return last;
    }

    static Optional<JsonElement> find(JsonElement root, String path) {
        var step = STEP.matcher(path);
        var found = root;
        int end = 0;
        while (end < path.length()) {
            if (!step.find(end) || step.start() != end) {
                return Optional.empty();
            }
            end = step.end();
            if (found.isJsonObject() && step.group(2) == null) {
                found = found.getAsJsonObject().get(name(step));
            } else if (found.isJsonArray() && step.group(2) != null) {
                var index = Integer.parseInt(step.group(2));
                found = index < found.getAsJsonArray().size()
                        ? found.getAsJsonArray().get(index)
                        : null;
            } else {
                return Optional.empty();
            }
            if (found == null) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private static String name(Matcher step) {
        return step.group(1) != null ? step.group(1) : step.group(3).replaceAll("\\\\(.)", "$1");
    }
}
