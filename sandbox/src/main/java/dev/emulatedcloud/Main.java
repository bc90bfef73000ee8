package dev.emulatedcloud;

import dev.emulatedcloud.cli.DeleteCommand;
import dev.emulatedcloud.cli.DurationsCommand;
import dev.emulatedcloud.cli.FaultsCommand;
import dev.emulatedcloud.cli.PutCommand;
import dev.emulatedcloud.cli.ServeCommand;
import dev.emulatedcloud.cli.SetCommand;
import dev.emulatedcloud.cli.ShowCommand;
import dev.emulatedcloud.traffic.ReachCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the emulated cloud. */
@Command(
        name = "sandbox",
        description = "An emulated Azure and Databricks for the Pulumi engine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServeCommand.class,
            ShowCommand.class,
            PutCommand.class,
            SetCommand.class,
            DeleteCommand.class,
            ReachCommand.class,
            DurationsCommand.class,
            FaultsCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((e, command, result) -> {
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            command.getErr().println("error: " + message);
            return command.getCommandSpec().exitCodeOnExecutionException();
        });
        System.exit(commandLine.execute(arguments));
    }
}
