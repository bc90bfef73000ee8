package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Locale;

/**
 * What lets a hop pass.
 *
 * @param setting a key of the stack, or the object outside of it that is to be changed
 * @param write what to write there, or to do
 */
public record Fix(Kind kind, String setting, String write) {
    /** Whose the setting is. */
    public enum Kind {
        /** A key of the stack's config. */
        STACK,
        /** The stack writes it so by itself, from this key: it was changed behind Pulumi's back. */
        DRIFT,
        /** No key of the stack reaches it. */
        OUTSIDE
    }

    static Fix stack(String key, String write) {
        return new Fix(Kind.STACK, key, write);
    }

    static Fix drift(String key, String what) {
        return new Fix(Kind.DRIFT, key, what + ": run `pulumi up --refresh`");
    }

    static Fix outside(String object, String write) {
        return new Fix(Kind.OUTSIDE, object, write);
    }

    JsonObject toJson() {
        return Json.object("kind", kind.name().toLowerCase(Locale.ROOT), "setting", setting, "write", write);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case STACK, DRIFT -> setting + ": " + write;
            case OUTSIDE -> "(outside the stack) " + setting + ": " + write;
        };
    }
}
