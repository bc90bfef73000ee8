package dev.atgateway.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One bash in which the lines of a document are typed, so that what a line exports is there for the next. */
final class Terminal {
    private final Shell shell;

    Terminal(Shell shell) {
        this.shell = shell;
    }

    /** A line that was typed; {@code code} is null where the session ended before. */
    record Typed(String line, Integer code, String output) {}

    /** Types the lines and stops behind the first one that ends otherwise than it is to. */
    List<Typed> type(List<Line> lines) {
        try {
            var folder = Files.createTempDirectory("terminal");
            var script = new StringBuilder();
            for (int at = 0; at < lines.size(); at++) {
                Files.writeString(folder.resolve(at + ".line"), lines.get(at).text() + "\n");
                script.append("eval \"$(<%1$s/%2$d.line)\" >%1$s/%2$d.out 2>&1 </dev/null; echo $? >%1$s/%2$d.code\n"
                        .formatted(folder, at));
                script.append("[ \"$(<%s/%d.code)\" %s 0 ] || exit 0\n"
                        .formatted(folder, at, lines.get(at).fails() ? "-ne" : "-eq"));
            }
            var file = Files.writeString(folder.resolve("script"), script);
            shell.run("bash", file.toString());
            var typed = new ArrayList<Typed>();
            for (int at = 0; at < lines.size(); at++) {
                typed.add(new Typed(
                        lines.get(at).text(), code(folder.resolve(at + ".code")), text(folder.resolve(at + ".out"))));
            }
            return typed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param fails whether it is to end with another exit code than 0 */
    record Line(String text, boolean fails) {}

    private static Integer code(Path file) throws IOException {
        return Files.exists(file) ? Integer.valueOf(Files.readString(file).strip()) : null;
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
