package dev.atgateway.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The command line of {@code report}. By hand, as {@code recover} does it: a library would cost every preview its start. */
final class Arguments {
    private static final String INPUT = "-";

    Kind kind = Kind.PREVIEW;
    boolean expectNoChanges;
    int limit = Comment.DEFAULT_LIMIT;
    Optional<String> title = Optional.empty();
    Optional<String> secrets = Optional.empty();
    final List<Part> parts = new ArrayList<>();
    final List<String> target = new ArrayList<>();
    List<String> preview = List.of();

    /** One section to be: what it is about, what the caller says of it, the file with its preview. */
    static final class Part {
        Optional<String> name = Optional.empty();
        final List<String> notes = new ArrayList<>();
        Optional<String> file = Optional.empty();
    }

    /** The arguments were wrong; the message says which. */
    static final class WrongUsage extends Exception {
        private static final long serialVersionUID = 1L;

        WrongUsage(String message) {
            super(message);
        }
    }

    private Arguments() {}

    static Arguments read(List<String> words) throws WrongUsage {
        var read = new Arguments();
        var rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            var word = rest.pop();
            switch (word) {
                case "--drift" -> read.kind = Kind.DRIFT;
                case "--expect-no-changes" -> read.expectNoChanges = true;
                case "--title" -> read.title = Optional.of(value(word, rest));
                case "--limit" -> read.limit = number(word, value(word, rest));
                case "--secrets" -> read.secrets = Optional.of(value(word, rest));
                case "--stack", "--config-file" -> read.target.addAll(List.of(word, value(word, rest)));
                case "--name" -> read.next().name = Optional.of(value(word, rest));
                case "--note" -> read.current().notes.add(value(word, rest));
                case "--" -> {
                    read.preview = List.copyOf(rest);
                    rest.clear();
                }
                default -> read.addFile(word);
            }
        }
        read.check();
        return read;
    }

    private void addFile(String word) throws WrongUsage {
        if (word.startsWith("-") && !word.equals(INPUT)) {
            throw new WrongUsage("unknown option: " + word + ". options of pulumi preview go after --");
        }
        (current().file.isPresent() ? next() : current()).file = Optional.of(word);
    }

    private void check() throws WrongUsage {
        if (readsFiles() && !(target.isEmpty() && preview.isEmpty())) {
            throw new WrongUsage(
                    "a preview that is read is not run: leave out " + (target.isEmpty() ? "--" : target.get(0)));
        }
        if (!readsFiles() && secrets.isPresent()) {
            throw new WrongUsage("--secrets is for a preview that is read: one that is run reads its stack's own");
        }
        var inputs = parts.stream().flatMap(part -> part.file.stream()).filter(INPUT::equals);
        if (inputs.count() + secrets.filter(INPUT::equals).stream().count() > 1) {
            throw new WrongUsage("- stands for standard input, which can be read only once");
        }
    }

    /** Whether previews are read; otherwise one is run. */
    boolean readsFiles() {
        return !parts.isEmpty();
    }

    private Part next() {
        parts.add(new Part());
        return parts.get(parts.size() - 1);
    }

    private Part current() {
        return parts.isEmpty() ? next() : parts.get(parts.size() - 1);
    }

    private static String value(String option, Deque<String> rest) throws WrongUsage {
        if (rest.isEmpty()) {
            throw new WrongUsage(option + " needs a value");
        }
        return rest.pop();
    }

    private static int number(String option, String value) throws WrongUsage {
        if (!value.matches("\\d{4,6}")) {
            throw new WrongUsage(option + " " + value + ": write a number of characters from 1000 to 999999");
        }
        return Integer.parseInt(value);
    }
}
