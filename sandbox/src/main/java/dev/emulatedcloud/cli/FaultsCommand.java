package dev.emulatedcloud.cli;

import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.faults.FaultRule;
import dev.emulatedcloud.faults.Faults;
import dev.emulatedcloud.faults.FaultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which operations go wrong, or sets it for those that begin from now on. */
@Command(name = "faults", description = "Show or set which operations go wrong.", mixinStandardHelpOptions = true)
public final class FaultsCommand implements Callable<Integer> {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Where the cloud is kept.")
    private Path home;

    @Option(names = "--file", paramLabel = "FILE", description = "Rules on lines of their own.")
    private Path file;

    @Parameters(
            arity = "0..*",
            paramLabel = "RULE",
            description = "Such as 'subnets.create#2 fail=InternalServerError/500 x3', or none.")
    private List<String> rules = List.of();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (file != null || !rules.isEmpty()) {
            Files.createDirectories(home);
            FaultsFile.write(home, parse());
        }
        print();
        return 0;
    }

    private List<FaultRule> parse() throws IOException {
        try {
            String lines = file == null ? "" : Files.readString(file);
            return Faults.parse(lines + "\n" + String.join("\n", rules), "");
        } catch (NoSuchFileException e) {
            throw new ParameterException(command.commandLine(), "there is no file " + file, e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private void print() {
        List<FaultRule> given = FaultsFile.read(home);
        if (given.isEmpty()) {
            System.out.println("faults: none");
            return;
        }
        var faults = new Faults(Cloud.peek(home), () -> given);
        given.forEach(rule -> System.out.printf("%s  (met %d so far)%n", rule.text(), faults.counted(rule)));
    }
}
