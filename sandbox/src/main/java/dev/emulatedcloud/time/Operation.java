package dev.emulatedcloud.time;

import java.util.Locale;

/** What a request does to a resource. */
public enum Operation {
    CREATE,
    UPDATE,
    DELETE;

    /** The word in data files and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operation of such a word. */
    public static Operation of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
