package dev.atgateway.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A copy of the project, an emulated cloud of its own, and the real engine between them. */
final class TryProject implements AutoCloseable {
    static final Path ROOT = Path.of("").toAbsolutePath();

    static final String CARTO_VNET = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-carto"
            + "/providers/Microsoft.Network/virtualNetworks/carto-vnet";

    /** What a user finds beside the project's own files; here only led to, since nothing of it is changed. */
    private static final List<String> TOOLS =
            List.of("try", "recover", "verify", "import", "report", "sandbox", "toolchain", "examples", "docs");

    private final Path folder;
    private final Path project;
    private final Processes own;
    private final boolean hasPassphrase;
    private final Shell shell;

    /** Who has a process of its own. */
    private enum Processes {
        PROGRAM_AND_CLOUD,
        CLOUD,
        NONE
    }

    private TryProject(Path folder, Map<String, String> variables, Processes own, boolean hasPassphrase)
            throws IOException {
        this.folder = folder;
        this.own = own;
        this.hasPassphrase = hasPassphrase;
        this.project = Files.createDirectory(folder.resolve("project"));
        for (var file : List.of("Pulumi.yaml", "Pulumi.README.md", "pom.xml")) {
            Files.copy(ROOT.resolve(file), project.resolve(file));
        }
        Files.writeString(
                project.resolve("Pulumi.dev.yaml"), stackFile(Files.readString(ROOT.resolve("Pulumi.dev.yaml"))));
        for (var tool : TOOLS) {
            if (Files.exists(ROOT.resolve(tool))) {
                Files.createSymbolicLink(project.resolve(tool), ROOT.resolve(tool));
            }
        }
        giveProgramAProcess(false);
        if (!hasPassphrase) {
            MadeStack.copyInto(home());
        }
        if (own == Processes.NONE) {
            CloudInThisJvm.start(home());
        }
        var outside = new HashMap<>(System.getenv());
        outside.put("TRY_HOME", home().toString());
        outside.putAll(variables);
        var env = new Shell(ROOT, outside)
                .run("bash", "-c", "eval \"$(./try env)\" && env -0")
                .succeeded();
        var inside = new HashMap<String, String>();
        Arrays.stream(env.out().split("\0")).filter(line -> line.contains("=")).forEach(line -> {
            var parts = line.split("=", 2);
            inside.put(parts[0], parts[1]);
        });
        if (own != Processes.PROGRAM_AND_CLOUD) {
            // As `./try up` has it, and not as its `env` hands it on: without the system's certificates, read in each
            // run.
            inside.put("SSL_CERT_FILE", home().resolve("ca.pem").toString());
        }
        addTools(inside);
        this.shell = new Shell(project, inside);
    }

    /** The engine lives for a second or two: without collecting it has a fifth less to do. */
    static void leaveGarbage(Map<String, String> environment) {
        environment.put("GOGC", "off");
        environment.put("GOMEMLIMIT", "1GiB");
    }

    private void addTools(Map<String, String> environment) {
        ToolVersions.addTo(environment);
        leaveGarbage(environment);
        if (!hasPassphrase) {
            KeyService.addTo(environment);
        }
    }

    /**
     * Program and cloud run in the JVM of the tests, and a service has the key of the stack's secrets; where the exhaustive
     * tests run, all is as for a user.
     */
    static TryProject fresh() {
        return create(Processes.NONE, false);
    }

    /** The same with the passphrase of {@code ./try}. */
    static TryProject withPassphrase() {
        return create(Processes.NONE, true);
    }

    /** The same with a cloud that can be killed. */
    static TryProject withCloudProcess() {
        return create(Processes.CLOUD, false);
    }

    private static TryProject create(Processes own, boolean hasPassphrase) {
        return Boolean.getBoolean("program.process") ? asForAUser() : create(Map.of(), own, hasPassphrase);
    }

    static TryProject inThisJvm() {
        return create(Map.of(), Processes.NONE, false);
    }

    /**
     * As for a user: the engine starts the program by {@code mvnw}, in a process of its own, the cloud has one, too, and
     * secrets have a passphrase.
     */
    static TryProject asForAUser() {
        return asForAUser(Map.of());
    }

    static TryProject asForAUser(Map<String, String> variables) {
        return create(variables, Processes.PROGRAM_AND_CLOUD, true);
    }

    private static TryProject create(Map<String, String> variables, Processes own, boolean hasPassphrase) {
        try {
            return new TryProject(Files.createTempDirectory("engine"), variables, own, hasPassphrase);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree as a fresh clone of it, without what Git ignores; the files keep their times, to the nanosecond. */
    static Path clone(Path into) {
        new Shell(ROOT, System.getenv())
                .run(
                        "bash",
                        "-c",
                        "mkdir -p '%s' && git ls-files -z --cached --others --exclude-standard | tar --format=pax --null -T - -c | tar -x -C '%s'"
                                .formatted(into, into))
                .succeeded();
        return into;
    }

    Path home() {
        return folder.resolve("home");
    }

    Path project() {
        return project;
    }

    Shell shell() {
        return shell;
    }

    /** A terminal as the user's own, in this project: Pulumi's variables are not set. */
    Shell terminal() {
        var environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("PULUMI_"));
        environment.put("TRY_HOME", home().toString());
        addTools(environment);
        return new Shell(project, environment);
    }

    /** A stack file of the tree as this project has it. */
    String stackFile(String text) {
        return hasPassphrase ? text : KeyService.inPlaceOfThePassphrase(text);
    }

    Run pulumi(String... arguments) {
        var command = new ArrayList<>(List.of("pulumi", "--non-interactive"));
        command.addAll(List.of(arguments));
        return shell.run(command.toArray(String[]::new));
    }

    Run up() {
        return pulumi("up", "--yes", "--skip-preview", "--suppress-progress");
    }

    Run destroy() {
        return pulumi("destroy", "--yes", "--suppress-progress");
    }

    /** Sets a key of the stack file. */
    void set(String key, String value) {
        set(Map.of(key, value));
    }

    /** Sets keys of the stack file, as {@code pulumi config set} does, without a process for each. */
    void set(Map<String, String> values) {
        values.forEach((key, value) -> changeStackFile(key, "  %s: %s\n".formatted(key, new JsonPrimitive(value))));
    }

    /** Sets a key through a pipe: what is an argument is in the process list, where a test looks for certificates. */
    void pipe(String key, String value) {
        try {
            var file = Files.writeString(folder.resolve(key), value);
            shell.run("bash", "-euc", "pulumi --non-interactive config set \"$1\" <\"$2\"", "set", key, file.toString())
                    .succeeded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a key the value back that it has in the tree's own stack file. */
    void restore(String key) {
        try {
            var original = lines(key).matcher(Files.readString(ROOT.resolve("Pulumi.dev.yaml")));
            changeStackFile(key, original.find() ? original.group() : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts these lines of YAML in the place of the key's own. */
    private void changeStackFile(String key, String lines) {
        try {
            var file = project.resolve("Pulumi.dev.yaml");
            var others = lines(key).matcher(Files.readString(file)).replaceAll("");
            Files.writeString(
                    file, others.replaceFirst("(?m)^config:\n", Matcher.quoteReplacement("config:\n" + lines)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern lines(String key) {
        return Pattern.compile("(?m)^  (?:carto-at-gateway:)?%s:.*\n(?: {3}.*\n)*".formatted(Pattern.quote(key)));
    }

    /** Replaces the project's own keys of the stack file by these lines of YAML; the provider's keys stay. */
    void rewriteStackFile(String keys) {
        writeStackFile("dev", keys);
    }

    /** A shell for another stack of the same project, with these lines of YAML as its own keys. */
    Shell shellOfStack(String stack, String keys) {
        writeStackFile(stack, keys);
        initStack(shell, stack);
        var environment = new HashMap<>(shell.environment());
        environment.put("PULUMI_STACK", stack);
        return new Shell(project, environment);
    }

    /** Makes an empty stack; its file, where Pulumi would say how secrets are encrypted from now on, stays as it is. */
    void initStack(Shell where, String stack) {
        try {
            var file = project.resolve("Pulumi." + stack + ".yaml");
            var text = Files.readString(file);
            where.run("pulumi", "stack", "init", stack, "--no-select", "--non-interactive")
                    .succeeded();
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeStackFile(String stack, String keys) {
        try {
            var kept = Files.readAllLines(ROOT.resolve("Pulumi.dev.yaml")).stream()
                    .filter(line -> line.startsWith("  azure-native:")
                            || line.startsWith("  databricks:")
                            || line.startsWith("encryptionsalt"))
                    .toList();
            var lines = new ArrayList<String>();
            lines.add("config:");
            kept.stream().filter(line -> line.startsWith(" ")).forEach(lines::add);
            keys.replace("CARTO_VNET", CARTO_VNET)
                    .lines()
                    .map(line -> "  " + line)
                    .forEach(lines::add);
            kept.stream().filter(line -> !line.startsWith(" ")).forEach(lines::add);
            Files.writeString(project.resolve("Pulumi." + stack + ".yaml"), stackFile(String.join("\n", lines) + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the program of the next runs has a process of its own, as for a user, also where otherwise it has none here. */
    void giveProgramAProcess(boolean process) {
        try {
            Files.deleteIfExists(project.resolve("mvnw"));
            if (process || own == Processes.PROGRAM_AND_CLOUD) {
                Files.createSymbolicLink(project.resolve("mvnw"), ROOT.resolve("mvnw"));
            } else {
                ProgramInThisJvm.startedBy(project.resolve("mvnw"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a preview would do: the operation by the resource's logical name, without those that stay the same. */
    Map<String, String> preview(String... arguments) {
        var command = new ArrayList<>(List.of("preview", "--json"));
        command.addAll(List.of(arguments));
        var digest = JsonParser.parseString(
                        pulumi(command.toArray(String[]::new)).succeeded().out())
                .getAsJsonObject();
        var operations = new TreeMap<String, String>();
        digest.getAsJsonArray("steps").forEach(step -> {
            var operation = step.getAsJsonObject().get("op").getAsString();
            if (!operation.equals("same") && !operation.equals("read")) {
                operations.merge(
                        logicalName(step.getAsJsonObject().get("urn").getAsString()),
                        operation,
                        (first, second) -> first.contains("replace") ? "replace" : first);
            }
        });
        return operations;
    }

    /** How many resources the last update touched, by operation. */
    Map<String, Integer> lastChanges() {
        var history = JsonParser.parseString(pulumi("stack", "history", "--json", "--page-size", "1")
                        .succeeded()
                        .out())
                .getAsJsonArray();
        var changes = new TreeMap<String, Integer>();
        history.get(0)
                .getAsJsonObject()
                .getAsJsonObject("resourceChanges")
                .entrySet()
                .forEach(
                        change -> changes.put(change.getKey(), change.getValue().getAsInt()));
        return changes;
    }

    /** The state of every resource of the stack, by logical name. */
    Map<String, JsonObject> state() {
        return byName(deployment());
    }

    /** The same, with the secrets in plain text. */
    Map<String, JsonObject> readableState() {
        var exported = pulumi("stack", "export", "--show-secrets").succeeded().out();
        return byName(JsonParser.parseString(exported).getAsJsonObject().getAsJsonObject("deployment"));
    }

    /** The stack's file in the backend, also while a run writes it. */
    String backend() {
        try {
            return Files.readString(home().resolve("state/.pulumi/stacks/carto-at-gateway/dev.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code pulumi stack export} would print of it, without a process for that. */
    private JsonObject deployment() {
        var latest = JsonParser.parseString(backend())
                .getAsJsonObject()
                .getAsJsonObject("checkpoint")
                .getAsJsonObject("latest");
        return latest == null ? new JsonObject() : latest;
    }

    /** What runs that were killed have begun. */
    JsonArray pendingOperations() {
        var operations = deployment().getAsJsonArray("pending_operations");
        return operations == null ? new JsonArray() : operations;
    }

    private static Map<String, JsonObject> byName(JsonObject deployment) {
        var resources = new TreeMap<String, JsonObject>();
        var deployed = deployment.getAsJsonArray("resources");
        for (JsonElement resource : deployed == null ? new JsonArray() : deployed) {
            resources.put(logicalName(resource.getAsJsonObject().get("urn").getAsString()), resource.getAsJsonObject());
        }
        return resources;
    }

    /** What {@code pulumi stack output --json} prints, without a process for that. */
    JsonObject outputs() {
        var outputs =
                state().get("carto-at-gateway-dev").getAsJsonObject("outputs").deepCopy();
        outputs.asMap()
                .replaceAll((name, value) ->
                        value.isJsonObject() && value.getAsJsonObject().has("ciphertext")
                                ? new JsonPrimitive("[secret]")
                                : value);
        return outputs;
    }

    /** Everything in the emulated cloud, in its canonical form. */
    String cloud() {
        try {
            return new CloudControl(home()).show();
        } catch (UncheckedIOException killed) {
            return tryCommand("cloud", "--json").succeeded().out();
        }
    }

    /** The same without what engine and cloud make up, by chance or by the order in which requests came. */
    String comparableCloud() {
        return cloud().replaceAll("(gateway-nsg|gateway-routes)[0-9a-f]{8}", "$1")
                .replaceAll("carto-at-gateway--[0-9a-f]{7}", "carto-at-gateway--revision")
                .replaceAll("[a-z]+-[0-9a-f]{8}\\.westeurope\\.", "domain.westeurope.")
                .replaceAll("203\\.0\\.113\\.\\d+", "203.0.113.0")
                .replaceAll("\"customerId\": *\"[^\"]*\"", "\"customerId\": \"\"")
                .replaceAll("\"connection_id\": *\"[^\"]*\"", "\"connection_id\": \"\"");
    }

    Run tryCommand(String... arguments) {
        var command = new ArrayList<>(List.of("./try"));
        command.addAll(List.of(arguments));
        var environment = new HashMap<>(shell.environment());
        environment.put("TRY_HOME", home().toString());
        return new Shell(project, environment).run(command.toArray(String[]::new));
    }

    /** How long operations take from now on: what {@code ./try cloud durations} writes, without a process for that. */
    void durations(String spec) {
        try {
            var file = Files.writeString(folder.resolve("durations"), spec + "\n");
            Files.move(file, home().resolve("durations"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String logicalName(String urn) {
        return urn.substring(urn.lastIndexOf("::") + 2);
    }

    @Override
    public void close() {
        tryCommand("stop");
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
