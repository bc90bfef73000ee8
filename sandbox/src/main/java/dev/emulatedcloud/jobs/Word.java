package dev.emulatedcloud.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A word of a command line: text and variables, in their order. */
record Word(List<Part> parts) {
    /** A piece of a word: text as it stands, or the name of a variable. */
    record Part(String text, boolean isVariable) {}

    Word {
        parts = List.copyOf(parts);
    }

    static Word of(String text) {
        return new Word(List.of(new Part(text, false)));
    }

    /** The word with its variables put in; one that is not set is empty. */
    String expand(Map<String, Content> variables) throws Unknown {
        var text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.isVariable() ? value(variables, part.text()) : part.text());
        }
        return text.toString();
    }

    private static String value(Map<String, Content> variables, String name) throws Unknown {
        Content content = variables.get(name);
        if (content == null) {
            return "";
        }
        return content.text()
                .orElseThrow(() -> new Unknown("the value of $" + name + ": secrets can be written to a file only"));
    }

    /** The one variable that the word consists of. */
    Optional<String> variable() {
        return parts.size() == 1 && parts.get(0).isVariable()
                ? Optional.of(parts.get(0).text())
                : Optional.empty();
    }
}
