package dev.atgateway.verify.adopt;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.atgateway.cli.CommandFailed;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.PulumiCommand;
import dev.atgateway.verify.StackClouds;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code import}. Exit codes: 0 done, or it could be done; 1 it cannot, or failed; 2 wrong usage. */
@Command(
        name = "import",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Brings a gateway that was made by hand under Pulumi: writes the import file from the stack's config,"
                        + " and says what is there, what differs, and by which key. It changes nothing without --run.")
public final class Import implements Callable<Integer> {
    @Option(names = "--run", description = "Do it: put on the tags, import, and bring the state into line.")
    private boolean run;

    @Option(names = "--stack", paramLabel = "NAME", description = "The stack, by default the selected one.")
    private Optional<String> stack;

    @Option(names = "--config-file", paramLabel = "FILE", description = "Its config, where pulumi up is given one too.")
    private Optional<String> configFile;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Where the import file is written, by default import.json.")
    private Path file = Path.of("import.json");

    @Option(
            names = "--partly",
            description = "Import what is there, and leave what is not there to be made by pulumi up.")
    private boolean partly;

    @Option(
            names = "--workspace",
            paramLabel = "URL",
            description = "The Databricks workspace, by default databricks:host of the stack, or DATABRICKS_HOST.")
    private Optional<String> workspace;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    private boolean help;

    private Import() {}

    /** Runs the command. */
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        System.exit(new CommandLine(new Import())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    tell(failure instanceof CommandFailed ? failure.getMessage() : String.valueOf(failure));
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() {
        var pulumi = new PulumiCommand(stack, configFile);
        var adoption = new Adoption(pulumi, StackClouds.of(pulumi, workspace), file, Import::tell);
        var plan = adoption.plan();
        var text = new PlanText(plan, partly);
        var after = Optional.<List<String>>empty();
        if (run && text.obstacles().isEmpty()) {
            after = Optional.of(adoption.run(plan));
        }
        if (json) {
            System.out.println(Json.print(document(plan, text, after)));
        } else {
            show(text, after, System.out);
        }
        return text.obstacles().isEmpty() ? 0 : 1;
    }

    private void show(PlanText text, Optional<List<String>> after, PrintStream out) {
        text.lines().forEach(out::println);
        if (after.isPresent()) {
            out.println("imported. the next preview:");
            after.get().forEach(line -> out.println("  " + line));
            if (after.get().isEmpty()) {
                out.println("  no change");
            }
            out.println("read it: pulumi preview --diff. then pulumi up");
        } else if (!text.obstacles().isEmpty()) {
            out.println("nothing was changed. first:");
            text.obstacles().forEach(line -> out.println("  " + line));
        } else {
            out.println("nothing was changed but %s. to do it: import --run".formatted(file));
        }
    }

    private JsonObject document(Plan plan, PlanText text, Optional<List<String>> after) {
        var found = new JsonArray();
        plan.found().forEach(one -> {
            var json = new JsonObject();
            json.addProperty("urn", one.resource().urn());
            json.addProperty("id", one.id());
            var differences = new JsonArray();
            one.differences().forEach(difference -> differences.add(difference.json()));
            json.add("differences", differences);
            var tags = new JsonObject();
            one.tags().forEach(tags::addProperty);
            json.add("tags", tags);
            found.add(json);
        });
        var document = new JsonObject();
        document.addProperty("ran", after.isPresent());
        document.addProperty("file", file.toString());
        document.add("found", found);
        document.add("obstacles", array(text.obstacles()));
        after.ifPresent(lines -> document.add("preview", array(lines)));
        return document;
    }

    private static JsonArray array(List<String> lines) {
        var array = new JsonArray();
        lines.forEach(array::add);
        return array;
    }

    private static void tell(String line) {
        System.err.println("import: " + line);
    }
}
