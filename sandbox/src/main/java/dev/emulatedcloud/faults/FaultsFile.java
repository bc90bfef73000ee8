package dev.emulatedcloud.faults;

import dev.emulatedcloud.cloud.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Where a cloud's directory says which operations go wrong: a rule on each line, read again for each operation. */
public final class FaultsFile {
    private static final String NAME = "faults";

    private FaultsFile() {}

    public static List<FaultRule> read(Path home) {
        try {
            String text = Files.readString(home.resolve(NAME));
            return Faults.parse(text, text.lines().findFirst().orElse(""));
        } catch (NoSuchFileException absent) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes rules that count from now on. */
    public static void write(Path home, List<FaultRule> rules) {
        String lines = rules.stream().map(rule -> rule.text() + "\n").collect(Collectors.joining());
        AtomicFile.write(home.resolve(NAME), "# since " + Instant.now() + "\n" + lines);
    }
}
