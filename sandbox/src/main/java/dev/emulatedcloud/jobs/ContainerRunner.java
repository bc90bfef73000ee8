package dev.emulatedcloud.jobs;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.JobRunner;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.traffic.Walk;
import dev.emulatedcloud.traffic.Walker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the container of a job on paper: its image has to be within reach of the environment, and of its command line
 * the calls and look-ups are walked through what exists.
 */
public final class ContainerRunner implements JobRunner {
    private static final int NOT_STARTED = 125;

    private final Cloud cloud;
    private final Walker walker;

    public ContainerRunner(ResourceManager resources) {
        this.cloud = resources.cloud();
        this.walker = new Walker(resources);
    }

    @Override
    public Outcome run(JsonObject job, JsonObject template) {
        List<JsonObject> containers = Json.objects(template, "containers").toList();
        if (containers.size() != 1
                || Json.each(template, "initContainers").findAny().isPresent()) {
            return notStarted("the emulated cloud runs jobs of one container only");
        }
        JsonObject container = containers.get(0);
        ResourceId environment =
                ResourceId.of(Json.text(job, "properties.environmentId").orElseThrow());
        Walk pull = walker.pull(environment, Json.text(container, "image").orElse(""));
        if (pull.failure().isPresent()) {
            return notStarted("the image could not be pulled: "
                    + pull.failure().get().why().orElse(""));
        }
        Optional<String> missing = Json.objects(container, "env")
                .flatMap(variable -> Json.text(variable, "secretRef").stream())
                .filter(name -> !name.isEmpty() && secret(job, name).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return notStarted("the job has no secret " + missing.get());
        }
        List<String> commandLine = Stream.of("command", "args")
                .flatMap(key -> Json.texts(container, key))
                .toList();
        return new Container(walker, environment, variables(job, container)).run(commandLine);
    }

    private static Outcome notStarted(String reason) {
        return new Outcome(NOT_STARTED, reason, Duration.ZERO);
    }

    private Map<String, Content> variables(JsonObject job, JsonObject container) {
        var variables = new HashMap<String, Content>();
        Json.objects(container, "env").forEach(variable -> {
            String name = Json.text(variable, "name").orElse("");
            Json.text(variable, "secretRef")
                    .flatMap(secret -> secret(job, secret))
                    .map(Content::ofSecret)
                    .or(() -> Json.text(variable, "value").map(value -> Content.of(cloud, value)))
                    .ifPresent(content -> variables.put(name, content));
        });
        return variables;
    }

    private static Optional<JsonObject> secret(JsonObject job, String name) {
        return Json.objects(job, "properties.configuration.secrets")
                .filter(secret -> Json.text(secret, "name").filter(name::equals).isPresent())
                .map(secret -> Json.objectAt(secret, "value").orElseGet(JsonObject::new))
                .findFirst();
    }
}
