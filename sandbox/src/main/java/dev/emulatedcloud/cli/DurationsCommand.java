package dev.emulatedcloud.cli;

import dev.emulatedcloud.time.Durations;
import dev.emulatedcloud.time.DurationsFile;
import dev.emulatedcloud.time.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how long operations take, or sets it for those that begin from now on. */
@Command(name = "durations", description = "Show or set how long operations take.", mixinStandardHelpOptions = true)
public final class DurationsCommand implements Callable<Integer> {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Where the cloud is kept.")
    private Path home;

    @Parameters(
            arity = "0..1",
            paramLabel = "SPEC",
            description = "none, realistic or realistic/60, and ,NAME=SECONDS for single ones.")
    private String text;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (text != null) {
            Files.createDirectories(home);
            DurationsFile.write(home, parse());
        }
        print(DurationsFile.read(home));
        return 0;
    }

    private Durations parse() {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private static void print(Durations durations) {
        System.out.printf("durations: %s%n%n%-32s %9s %9s  %-10s %s%n", durations, "", "here", "real", "", "source");
        Figures.all()
                .forEach((name, figure) -> System.out.printf(
                        "%-32s %9s %9s  %-10s %s%n",
                        name,
                        seconds(durations.of(name)),
                        seconds(figure.duration()),
                        figure.standing().name().toLowerCase(Locale.ROOT),
                        figure.source()));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
