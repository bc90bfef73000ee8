package dev.atgateway.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

/** The value of a property as a reviewer reads it: JSON on one line. */
final class ShownValue {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private static final int LONGEST = 300;

    /** Stands in a preview for what only the run will tell. */
    private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static final String KNOWN_LATER = "(known after the run)";

    private ShownValue() {}

    static String of(JsonElement value) {
        var text = GSON.toJson(value)
                .replace('"' + UNKNOWN + '"', KNOWN_LATER)
                .replace(UNKNOWN, KNOWN_LATER)
                .replace('"' + Secrets.MASK + '"', Secrets.MASK);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }
}
