package dev.atgateway.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Set;

/** When the clouds were at work during a run, by the events that Pulumi prints with {@code --json}. */
final class Events implements Ground.Listener {
    private static final String BEGUN = "resourcePreEvent";
    private static final String ENDED = "resOutputsEvent";
    private static final Set<String> OPERATIONS = Set.of("create", "delete");

    private double announced = -1;
    private double first = -1;
    private double last = -1;

    @Override
    public void line(double seconds, String text) {
        if (!text.startsWith("{")) {
            return;
        }
        var event = JsonParser.parseString(text).getAsJsonObject();
        if (event.has(BEGUN)) {
            announced = announced < 0 ? seconds : announced;
            first = first < 0 && isOperation(event.getAsJsonObject(BEGUN)) ? seconds : first;
        } else if (event.has(ENDED) && isOperation(event.getAsJsonObject(ENDED))) {
            last = seconds;
        }
    }

    private static boolean isOperation(JsonObject event) {
        var metadata = event.getAsJsonObject("metadata");
        var type = metadata.get("type").getAsString();
        return OPERATIONS.contains(metadata.get("op").getAsString())
                && (type.startsWith("azure-native:") || type.startsWith("databricks:"));
    }

    /** Seconds until the program's first resource is announced. */
    double announced() {
        return found(announced);
    }

    /** Seconds from the beginning of the first operation to the end of the last. */
    double span() {
        return found(last) - found(first);
    }

    private static double found(double seconds) {
        if (seconds < 0) {
            throw new IllegalStateException("pulumi --json printed no such event");
        }
        return seconds;
    }
}
