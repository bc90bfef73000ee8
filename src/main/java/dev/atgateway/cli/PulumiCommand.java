package dev.atgateway.cli;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code pulumi} on the user's PATH, in the current folder. */
public final class PulumiCommand {
    private static final int TAIL = 15;
    /** What the language host adds to an error that the program has told. */
    private static final String AFTER_AN_ERROR = "error: an unhandled error occurred: ";

    private final Optional<String> stack;
    private final Optional<String> configFile;

    /** On that stack, or on the selected one. */
    public PulumiCommand(Optional<String> stack) {
        this(stack, Optional.empty());
    }

    /** The same, with a file in place of the stack's own config. */
    public PulumiCommand(Optional<String> stack, Optional<String> configFile) {
        this.stack = stack;
        this.configFile = configFile;
    }

    /** The outputs; those that are secret as {@code [secret]}. */
    public JsonObject outputs() {
        return Json.parse(run(Optional.empty(), List.of("stack", "output", "--json")));
    }

    /** The config by {@code namespace:key}, with the defaults of Pulumi.yaml; without the values that are secret. */
    public JsonObject config() {
        return Json.parse(run(Optional.empty(), configured("config", "--json")));
    }

    /** One value of the config in plain text. It comes through a pipe and is in no argument. */
    public String configValue(String key) {
        return run(Optional.empty(), configured("config", "get", key)).strip();
    }

    /** The stack's name. */
    public String stackName() {
        return run(Optional.empty(), List.of("stack", "--show-name")).strip();
    }

    private List<String> configured(String... words) {
        var arguments = new ArrayList<>(List.of(words));
        configFile.ifPresent(file -> arguments.addAll(List.of("--config-file", file)));
        return arguments;
    }

    /** The state; secrets stay encrypted. */
    public JsonObject export() {
        return Json.parse(run(Optional.empty(), List.of("stack", "export")));
    }

    /** Makes this the state. */
    public void save(JsonObject exported) {
        run(Optional.of(Json.print(exported)), List.of("stack", "import"));
    }

    /** Reads these resources, and no others, from the cloud. */
    public void refresh(List<String> urns) {
        var arguments = new ArrayList<>(List.of("refresh", "--yes", "--skip-preview", "--suppress-progress"));
        urns.forEach(urn -> arguments.addAll(List.of("--target", urn)));
        run(Optional.empty(), arguments);
    }

    /** What a preview prints in JSON, its program run with these variables besides. */
    public JsonObject preview(Map<String, String> variables) {
        return Json.parse(run(Optional.empty(), variables, List.of("preview", "--json")));
    }

    /** The same, with a skeleton for {@link #importResources} written to the file: the ids are left open in it. */
    public JsonObject preview(Path importFile) {
        return Json.parse(
                run(Optional.empty(), configured("preview", "--json", "--import-file", importFile.toString())));
    }

    /** Takes what the file lists into the state; nothing in the clouds changes. */
    public void importResources(Path importFile) {
        run(
                Optional.empty(),
                configured(
                        "import",
                        "--file",
                        importFile.toString(),
                        "--yes",
                        "--skip-preview",
                        "--protect=false",
                        "--generate-code=false",
                        "--suppress-progress"));
    }

    private String run(Optional<String> input, List<String> arguments) {
        return run(input, Map.of(), arguments);
    }

    private String run(Optional<String> input, Map<String, String> variables, List<String> arguments) {
        var command = new ArrayList<>(arguments);
        stack.ifPresent(name -> command.addAll(List.of("--stack", name)));
        var result = PulumiProcess.run(command, variables, input.orElse(""));
        if (!result.succeeded()) {
            throw new CommandFailed("pulumi " + String.join(" ", arguments.subList(0, Math.min(2, arguments.size())))
                    + " failed:\n"
                    + tail((arguments.contains("--json") ? messages(result.out()) : result.out()) + result.err()));
        }
        return result.out();
    }

    /** What a preview in JSON says, without the resources in it. */
    private static String messages(String digest) {
        try {
            return String.join(
                    "",
                    Json.objects(Json.parse(digest), "diagnostics")
                            .map(one -> Json.text(one, "message").orElse(""))
                            .toList());
        } catch (CommandFailed notJson) {
            return "";
        }
    }

    private static String tail(String text) {
        var lines = text.strip()
                .lines()
                .filter(line -> !line.startsWith(AFTER_AN_ERROR))
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
