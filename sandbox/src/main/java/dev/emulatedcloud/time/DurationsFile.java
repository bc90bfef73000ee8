package dev.emulatedcloud.time;

import dev.emulatedcloud.cloud.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where a cloud's directory says how long operations take: a line of text that is read again for each operation. */
public final class DurationsFile {
    private static final String NAME = "durations";

    private DurationsFile() {}

    /** What the file says; {@link Durations#NONE} where there is none. */
    public static Durations read(Path home) {
        try {
            return Durations.parse(Files.readString(home.resolve(NAME)));
        } catch (NoSuchFileException absent) {
            return Durations.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void write(Path home, Durations durations) {
        AtomicFile.write(home.resolve(NAME), durations + "\n");
    }
}
