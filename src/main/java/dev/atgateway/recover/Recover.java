package dev.atgateway.recover;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.atgateway.cli.CommandFailed;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.PulumiCommand;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The command {@code recover}. Exit codes: 0 nothing to do, or done; 1 failed; 2 wrong usage. */
public final class Recover {
    private static final String USAGE = """
            Brings a stack's state and the cloud together again after a run was killed.

              ./recover [--stack NAME] [--subscription ID] [--json]         what would be looked at
              ./recover --run [--stack NAME] [--subscription ID] [--json]   do it

              --stack NAME        the stack, by default the selected one
              --subscription ID   the Azure subscription, where the state does not name it
              --delete-with TEXT  the command printed for what is left over, by default az resource delete --ids
              --json              print JSON
            """;

    private Optional<String> stack = Optional.empty();
    private Optional<String> subscription = Optional.empty();
    private String deleteCommand = "az resource delete --ids";
    private boolean run;
    private boolean json;

    private Recover() {}

    /** Runs the command. */
    public static void main(String[] arguments) {
        System.exit(new Recover().execute(List.of(arguments)));
    }

    private int execute(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            System.out.print(USAGE);
            return 0;
        }
        var wrong = read(arguments);
        if (wrong.isPresent()) {
            System.err.println("recover: " + wrong.get());
            System.err.print(USAGE);
            return 2;
        }
        try {
            var recovery = new Recovery(
                    new PulumiCommand(stack),
                    subscription,
                    deleteCommand,
                    line -> System.err.println("recover: " + line));
            show(run ? recovery.run() : recovery.plan());
            return 0;
        } catch (CommandFailed e) {
            System.err.println("recover: " + e.getMessage());
            return 1;
        }
    }

    /** What is wrong with the arguments, if anything is. */
    private Optional<String> read(List<String> arguments) {
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var word = rest.pop();
            switch (word) {
                case "--run" -> run = true;
                case "--json" -> json = true;
                case "--stack", "--subscription", "--delete-with" -> {
                    if (rest.isEmpty()) {
                        return Optional.of(word + " needs a value");
                    }
                    var value = rest.pop();
                    switch (word) {
                        case "--stack" -> stack = Optional.of(value);
                        case "--subscription" -> subscription = Optional.of(value);
                        default -> deleteCommand = value;
                    }
                }
                default -> {
                    return Optional.of("unknown argument: " + word);
                }
            }
        }
        return Optional.empty();
    }

    private void show(List<Finding> findings) {
        if (json) {
            var list = new JsonArray();
            findings.forEach(finding -> list.add(finding.json()));
            var result = new JsonObject();
            result.addProperty("ran", run);
            result.add("resources", list);
            System.out.println(Json.print(result));
            return;
        }
        findings.forEach(finding -> System.out.println(finding.text()));
        if (findings.isEmpty()) {
            System.out.println("nothing to recover");
        } else if (findings.stream().allMatch(Finding::isLeftOver)) {
            System.out.println("nothing to recover, but for what is named above");
        } else if (run) {
            System.out.println("state and cloud agree%s: go on with pulumi up or pulumi destroy"
                    .formatted(findings.stream().anyMatch(Finding::isLeftOver) ? ", but for what is named above" : ""));
        } else {
            System.out.println("nothing was changed. to do it: recover --run");
        }
    }
}
