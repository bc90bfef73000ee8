package dev.atgateway.settings;

import java.util.function.Function;

/** Parsers of whole numbers. */
final class WholeNumber {
    static final Function<String, Integer> PORT = within(1, 65535);

    private WholeNumber() {}

    /** A parser of the numbers from {@code least} to {@code most}. */
    static Function<String, Integer> within(int least, int most) {
        return text -> {
            if (!text.matches("-?\\d{1,18}")) {
                throw new Mistake("not a whole number", "write one from " + least + " to " + most);
            }
            if (Long.parseLong(text) < least || Long.parseLong(text) > most) {
                throw new Mistake("out of bounds", "write a whole number from " + least + " to " + most);
            }
            return Integer.parseInt(text);
        };
    }
}
