package dev.emulatedcloud.picture;

import java.util.List;

/**
 * One thing that exists.
 *
 * @param existing whether it was there before anything was deployed
 * @param details one line each
 * @param inside what a call passes in it, in that order
 */
record Box(String title, boolean existing, List<String> details, List<Step> inside) {
    Box {
        title = Plain.text(title);
        details = Plain.texts(details);
    }

    Box(String title, boolean existing, List<String> details) {
        this(title, existing, details, List.of());
    }

    static Box around(Box inner, String title, boolean existing, List<String> details) {
        return new Box(title, existing, details, List.of(Step.to(inner)));
    }

    /** The title, and whether it was there before. */
    String heading() {
        return existing ? title + "  (existing)" : title;
    }
}
