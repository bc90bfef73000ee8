package dev.emulatedcloud.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container's command line, as commands one after the other: itself, or what {@code sh -c} is given. Of the shell,
 * {@code &&}, {@code > FILE}, quotes and plain variables are understood.
 */
final class Script {
    /** One command, and the file that its output goes to. */
    record Step(List<Word> words, Optional<Word> output) {}

    private static final String VARIABLE = "\\$(?:\\{(\\w+)}|(\\w+))";
    private static final Pattern TOKEN = Pattern.compile("(?<blank>\\s+)|(?<and>&&)|(?<to>>)|'(?<single>[^']*)'"
            + "|\"(?<double>(?:[^\"\\\\`$]|" + VARIABLE + ")*)\""
            + "|(?<variable>" + VARIABLE + ")|(?<plain>[\\w./:,=@%+~^-]+)");
    private static final Pattern PIECE = Pattern.compile(VARIABLE + "|[^$]+");

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final List<Word.Part> word = new ArrayList<>();
    private Word output;
    private boolean redirects;
    private boolean inWord;

    private Script(String text) {
        this.text = text;
    }

    static List<Step> of(List<String> commandLine) throws Unknown {
        if (commandLine.isEmpty()) {
            throw new Unknown("what the image runs by itself: give a command");
        }
        boolean isShell = commandLine.get(0).equals("sh") || commandLine.get(0).equals("/bin/sh");
        if (isShell) {
            if (commandLine.size() != 3 || !commandLine.get(1).equals("-c")) {
                throw new Unknown("another use of sh than sh -c COMMANDS");
            }
            return new Script(commandLine.get(2)).parse();
        }
        return List.of(new Step(commandLine.stream().map(Word::of).toList(), Optional.empty()));
    }

    private List<Step> parse() throws Unknown {
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!token.region(at, text.length()).lookingAt()) {
                throw new Unknown("'" + text.charAt(at) + "' in a command of sh");
            }
            take(token);
            at = token.end();
        }
        endStep();
        return List.copyOf(steps);
    }

    private void take(Matcher token) throws Unknown {
        if (token.group("blank") != null) {
            endWord();
        } else if (token.group("and") != null) {
            endStep();
        } else if (token.group("to") != null) {
            endWord();
            redirects = true;
        } else {
            inWord = true;
            if (token.group("single") != null) {
                word.add(new Word.Part(token.group("single"), false));
            } else if (token.group("double") != null) {
                pieces(token.group("double"));
            } else {
                pieces(token.group());
            }
        }
    }

    private void pieces(String quoted) {
        Matcher piece = PIECE.matcher(quoted);
        while (piece.find()) {
            String variable = piece.group(1) == null ? piece.group(2) : piece.group(1);
            word.add(variable == null ? new Word.Part(piece.group(), false) : new Word.Part(variable, true));
        }
    }

    private void endWord() throws Unknown {
        if (!inWord) {
            return;
        }
        Word ended = new Word(word);
        word.clear();
        inWord = false;
        if (!redirects) {
            words.add(ended);
        } else if (output == null) {
            output = ended;
            redirects = false;
        } else {
            throw new Unknown("two outputs of one command");
        }
    }

    private void endStep() throws Unknown {
        endWord();
        if (words.isEmpty() || redirects) {
            throw new Unknown("a command of sh that is not finished");
        }
        steps.add(new Step(List.copyOf(words), Optional.ofNullable(output)));
        words.clear();
        output = null;
    }
}
