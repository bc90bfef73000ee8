package dev.atgateway.recover;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The {@code pulumi} on the user's PATH, in the current folder. */
final class PulumiCommand {
    private static final int TAIL = 15;

    private final Optional<String> stack;

    PulumiCommand(Optional<String> stack) {
        this.stack = stack;
    }

    /** The state; secrets stay encrypted. */
    JsonObject export() {
        return Json.parse(run(Optional.empty(), List.of("stack", "export")));
    }

    void save(JsonObject exported) {
        run(Optional.of(Json.print(exported)), List.of("stack", "import"));
    }

    /** Reads these resources, and no others, from the cloud. */
    void refresh(List<String> urns) {
        var arguments = new ArrayList<>(List.of("refresh", "--yes", "--skip-preview", "--suppress-progress"));
        urns.forEach(urn -> arguments.addAll(List.of("--target", urn)));
        run(Optional.empty(), arguments);
    }

    /** What the program would change. */
    Preview preview() {
        return Preview.parse(Json.parse(run(Optional.empty(), List.of("preview", "--json"))));
    }

    private String run(Optional<String> input, List<String> arguments) {
        var command = new ArrayList<>(List.of("pulumi", "--non-interactive", "--color", "never"));
        command.addAll(arguments);
        stack.ifPresent(name -> command.addAll(List.of("--stack", name)));
        try {
            var builder = new ProcessBuilder(command);
            builder.environment().put(Preview.LIST_RESOURCES, "true");
            var process = builder.start();
            var errors = read(process.getErrorStream());
            var out = read(process.getInputStream());
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.orElse("").getBytes(StandardCharsets.UTF_8));
            }
            if (process.waitFor() != 0) {
                throw new RecoverFailed(
                        "pulumi " + String.join(" ", arguments.subList(0, Math.min(2, arguments.size())))
                                + " failed:\n"
                                + tail(
                                        arguments.contains("--json")
                                                ? messages(out.join()) + errors.join()
                                                : out.join() + errors.join()));
            }
            return out.join();
        } catch (IOException e) {
            throw new RecoverFailed(
                    "pulumi could not be run: it has to be on PATH. on the emulated cloud: ./try recover");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecoverFailed("interrupted");
        }
    }

    /** What a preview in JSON says, without the resources in it. */
    private static String messages(String digest) {
        try {
            return String.join(
                    "",
                    Json.objects(Json.parse(digest), "diagnostics")
                            .map(one -> Json.text(one, "message").orElse(""))
                            .toList());
        } catch (RecoverFailed notJson) {
            return "";
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                var bytes = new ByteArrayOutputStream();
                stream.transferTo(bytes);
                return bytes.toString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                return "";
            }
        });
    }

    private static String tail(String text) {
        var lines = text.strip().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
