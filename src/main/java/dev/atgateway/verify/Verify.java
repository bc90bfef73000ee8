package dev.atgateway.verify;

import dev.atgateway.cli.CommandFailed;
import dev.atgateway.cli.PulumiCommand;
import dev.atgateway.settings.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code verify}. Exit codes: 0 every check passed that applies, 1 a check failed or SETUP was refused, 2 wrong
 * usage, 3 something could not be looked at.
 */
@Command(
        name = "verify",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Checks a deployed gateway: whether Databricks can really call CARTO, and if not, why.")
public final class Verify implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int UNKNOWN = 3;
    private static final Duration POLL = Duration.ofSeconds(2);

    @Spec
    private CommandSpec spec;

    @Option(names = "--stack", paramLabel = "NAME", description = "The stack, by default the selected one.")
    private Optional<String> stack;

    @Option(
            names = "--config-file",
            paramLabel = "FILE",
            description = "Its config, where pulumi up was given one too.")
    private Optional<String> configFile;

    @Option(
            names = "--warehouse",
            paramLabel = "ID",
            description = "The SQL warehouse for step 8, by default DATABRICKS_WAREHOUSE_ID. A stopped one is started.")
    private Optional<String> warehouse;

    @Option(
            names = "--workspace",
            paramLabel = "URL",
            description = "The Databricks workspace, by default databricks:host of the stack, or DATABRICKS_HOST.")
    private Optional<String> workspace;

    @Option(
            names = "--from-inside",
            description =
                    "Also step 6: name, connection and certificate of CARTO, tried by a job in the gateway's environment.")
    private boolean fromInside;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "The job's image; it has sh, getent, curl and public CAs.")
    private String image = InsideJob.IMAGE;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description = "How long a statement or one command of the job may take, by default 300.")
    private int seconds = 300;

    @Option(names = "--only", paramLabel = "NAME", description = "Only this check; may be given several times.")
    private Set<String> only = new LinkedHashSet<>();

    @Option(names = "--list", description = "List the checks.")
    private boolean list;

    @Option(names = "--setup", description = "Run SETUP of the toolbox (step 7.3) instead; needs a warehouse.")
    private boolean setup;

    @Option(names = "--yes", description = "Do not ask before SETUP.")
    private boolean yes;

    @Option(names = "--clean", description = "Remove the jobs that runs of --from-inside have left, instead.")
    private boolean clean;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    private boolean help;

    private final Variables variables = Variables.ofThisProcess();

    private Verify() {}

    /** Runs the command. */
    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        System.exit(new CommandLine(new Verify())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    tell(Obstacle.of(failure));
                    return failure instanceof Setup.Refused ? FAILED : UNKNOWN;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        checkUsage();
        if (list) {
            Checks.all().forEach(check -> System.out.printf("%-19s %s%n", check.name(), check.asks()));
            return 0;
        }
        var pulumi = new PulumiCommand(stack, configFile);
        var deployed = DeployedStack.read(pulumi, variables.all());
        var access = new Access(deployed.settings().azure().access());
        var patience = new Patience(Duration.ofSeconds(seconds), POLL);
        var azure = new Once<>(() -> new Azure(access, deployed.tenant(), Optional.empty(), POLL));
        var client = new Once<>(() -> Workspace.of(deployed.databricks(), workspace, access));
        var named = warehouse.or(variables::warehouse).map(id -> new Warehouse(client, id, patience));
        if (clean) {
            return clean(azure, deployed);
        }
        if (setup) {
            return setUp(pulumi, deployed, named);
        }
        var leftovers = CompletableFuture.runAsync(() -> removeAbandoned(azure, deployed));
        var job = fromInside
                ? Optional.of(new InsideJob(azure, deployed, image, patience, Verify::tell))
                : Optional.<InsideJob>empty();
        try {
            var target =
                    new Target(deployed, azure, client, new GatewayProbe(access, variables.connectTo()), named, job);
            return verify(target);
        } finally {
            job.ifPresent(InsideJob::close);
            leftovers.join();
        }
    }

    private void checkUsage() {
        only.stream().filter(name -> Checks.named(name).isEmpty()).findFirst().ifPresent(name -> {
            throw wrong("there is no check " + name + ". the checks are: "
                    + String.join(", ", Checks.names().toList()));
        });
        if (seconds < 1) {
            throw wrong("--time-limit takes a number of seconds from 1 on");
        }
        if (setup && clean) {
            throw wrong("--setup and --clean are two things to do: one at a time");
        }
        if (yes && !setup) {
            throw wrong("--yes is for --setup");
        }
        if (setup && warehouse.or(variables::warehouse).isEmpty()) {
            throw wrong("--setup runs a statement: --warehouse ID, or " + Variables.WAREHOUSE);
        }
        if (setup && !yes && System.console() == null) {
            throw wrong("--setup asks before it changes the toolbox, and there is no terminal to ask at: --yes");
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private int verify(Target target) {
        var report = new Report(Ansi.AUTO);
        var checks = Checks.all().stream()
                .filter(check -> only.isEmpty() || only.contains(check.name()))
                .toList();
        var findings = Verification.run(checks, target, finding -> {
            if (json) {
                tell(finding.check().name() + " " + finding.result().status().id());
            } else {
                System.out.print(report.line(finding));
                System.out.flush();
            }
        });
        System.out.println(json ? Report.json(target.stack(), findings) : Report.sum(findings));
        return switch (Report.outcome(findings)) {
            case FAILED -> FAILED;
            case UNKNOWN -> UNKNOWN;
            default -> 0;
        };
    }

    private int clean(Once<Azure> azure, DeployedStack deployed) {
        var removed = new Leftovers(azure.get(), deployed).removeAll();
        System.out.println(removed.isEmpty() ? "no job was left" : "removed " + String.join(", ", removed));
        return 0;
    }

    /** That nobody may look for jobs does not concern the checks. */
    private static void removeAbandoned(Once<Azure> azure, DeployedStack deployed) {
        try {
            new Leftovers(azure.get(), deployed)
                    .removeAbandoned()
                    .forEach(name -> tell("removed job %s, which a run that was killed had left".formatted(name)));
        } catch (RuntimeException e) {
            // The checks say what of Azure cannot be read.
        }
    }

    private int setUp(PulumiCommand pulumi, DeployedStack deployed, Optional<Warehouse> named) {
        var settings = deployed.settings()
                .databricks()
                .orElseThrow(() -> new CommandFailed("databricksEnabled is false: there is nothing to set up"));
        if (settings.apiAccessToken().isEmpty()) {
            throw new CommandFailed("apiAccessToken is not set: pulumi config set --secret apiAccessToken");
        }
        var token = pulumi.configValue(deployed.project() + ":apiAccessToken");
        var step = new Setup(settings, Secret.of(token));
        if (!yes && !agreed(step, named.orElseThrow())) {
            tell("nothing was changed");
            return 0;
        }
        step.run(named.orElseThrow());
        System.out.println("SETUP ran in warehouse %s. check it: verify --warehouse %s"
                .formatted(named.get().id(), named.get().id()));
        return 0;
    }

    private static boolean agreed(Setup step, Warehouse warehouse) {
        System.err.printf(
                "in warehouse %s, which is started if it is stopped, and costs then:%n%n  %s%n%n",
                warehouse.id(), step.statement());
        var answer = System.console().readLine("with the token of the stack's config. run it? (yes/no) ");
        return "yes".equalsIgnoreCase(answer) || "y".equalsIgnoreCase(answer);
    }

    private static void tell(String line) {
        System.err.println("verify: " + line);
    }
}
