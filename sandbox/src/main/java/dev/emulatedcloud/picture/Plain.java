package dev.emulatedcloud.picture;

import java.util.List;

/** Text that others wrote, without what a terminal would obey and XML cannot hold. */
final class Plain {
    private Plain() {}

    /** With its number for every character that cannot be seen. */
    static String text(String text) {
        var plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isSeen(point)) {
                plain.appendCodePoint(point);
            } else {
                plain.append("\\u%04x".formatted(point));
            }
        });
        return plain.toString();
    }

    static List<String> texts(List<String> texts) {
        return texts.stream().map(Plain::text).toList();
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
