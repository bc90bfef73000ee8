package dev.emulatedcloud.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.emulatedcloud.cloud.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes resources as a person does by hand: one after the other, each with all of its properties. */
@Command(
        name = "put",
        description = "Make what a file lists, one after the other, as by hand: under Azure's and Databricks' rules.",
        mixinStandardHelpOptions = true)
public final class PutCommand implements Callable<Integer> {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "Where the cloud is kept.")
    private Path home;

    @Parameters(
            paramLabel = "FILE",
            description = "A JSON list of {\"id\": a resource id, connections/NAME or permissions/connection/NAME, "
                    + "\"body\": what the REST call sends}.")
    private Path file;

    private record Step(String id, JsonObject body) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (Step step : read()) {
            ControlClient.Answer answer =
                    ControlClient.answer(home, "put", Json.object("id", step.id(), "body", step.body()));
            if (answer.refusal().isPresent()) {
                throw new IllegalArgumentException(
                        step.id() + ": " + answer.refusal().get());
            }
            Thread.sleep(answer.body().get("milliseconds").getAsLong());
            System.out.println(step.id());
        }
        return 0;
    }

    private List<Step> read() throws IOException {
        JsonArray list = list();
        var steps = new ArrayList<Step>();
        for (JsonElement element : list) {
            Optional<JsonObject> step =
                    Optional.of(element).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
            steps.add(new Step(
                    step.flatMap(one -> Json.text(one, "id"))
                            .orElseThrow(() -> wrong("its element %d has no id".formatted(steps.size() + 1))),
                    step.flatMap(one -> Json.objectAt(one, "body"))
                            .orElseThrow(() -> wrong("its element %d has no body".formatted(steps.size() + 1)))));
        }
        return steps;
    }

    private JsonArray list() throws IOException {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonArray();
        } catch (NoSuchFileException e) {
            throw wrong("there is no such file");
        } catch (JsonParseException | IllegalStateException e) {
            throw wrong("it is no JSON list");
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(
                "%s: %s. write [{\"id\": ..., \"body\": {...}}, ...]".formatted(file, what));
    }
}
