package dev.emulatedcloud.picture;

/**
 * Something that is used on the way, beside it.
 *
 * @param relation how it is used
 */
record Side(String relation, Box box) {
    Side {
        relation = Plain.text(relation);
    }
}
