package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.rest.Request;
import dev.emulatedcloud.rest.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The calls by which jobs are written and run. What takes time is answered with an operation to ask after.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/jobs">Jobs</a>
 */
final class JobRequests {
    private static final Pattern ACTION =
            Pattern.compile("(?<job>/.*/jobs/[^/]+)(/executions/(?<execution>[^/]+))?/(?<action>start|stop)");

    private final ResourceManager resources;
    private final JobRunner runner;
    private final JobOperations operations;

    JobRequests(ResourceManager resources, JobRunner runner) {
        this.resources = resources;
        this.runner = runner;
        this.operations = new JobOperations(resources);
    }

    /** Nothing, if the call is not one of these. */
    Optional<Response> answer(Request request, String version, ArmRoutes routes) {
        Optional<Response> asked = operations.answer(request);
        if (asked.isPresent()) {
            return asked;
        }
        Optional<ResourceId> job = ResourceId.parse(request.path()).filter(JobRequests::isJob);
        if (job.isPresent() && List.of("PUT", "PATCH", "DELETE").contains(request.method())) {
            routes.check(job.get(), version);
            return Optional.of(
                    switch (request.method()) {
                        case "PUT" -> put(job.get(), body(request), request);
                        case "PATCH" -> put(job.get(), patched(job.get(), body(request)), request);
                        default -> delete(job.get(), request);
                    });
        }
        Matcher action = ACTION.matcher(request.path());
        return request.method().equals("POST") && action.matches()
                ? ResourceId.parse(action.group("job"))
                        .filter(JobRequests::isJob)
                        .map(id -> {
                            routes.check(id, version);
                            return act(id, action, request);
                        })
                : Optional.empty();
    }

    private static boolean isJob(ResourceId id) {
        return id.type().equalsIgnoreCase(Jobs.TYPE);
    }

    private static JsonObject body(Request request) {
        return request.body().orElseGet(JsonObject::new);
    }

    private Response put(ResourceId job, JsonObject body, Request request) {
        boolean isNew = !resources.exists(job);
        JsonObject document = resources.put(job, body);
        int status = request.method().equals("PATCH") ? 202 : isNew ? 201 : 200;
        return accepted(request, job, status, new JsonObject(), document);
    }

    /** With an operation to ask after, unless everything is done at once. */
    private Response accepted(Request request, ResourceId job, int status, JsonObject result, JsonObject body) {
        if (operations.areDoneAtOnce(job)) {
            return Response.of(status == 202 ? 200 : status, body);
        }
        return new Response(status, operations.begin(request, job, result), body);
    }

    /** Objects are merged, everything else takes the place of what was there. */
    private JsonObject patched(ResourceId job, JsonObject patch) {
        JsonObject document = stored(job).deepCopy();
        merge(document, patch);
        return document;
    }

    private static void merge(JsonObject target, JsonObject patch) {
        patch.entrySet().forEach(entry -> {
            boolean both = entry.getValue().isJsonObject()
                    && Json.objectAt(target, entry.getKey()).isPresent();
            if (both) {
                merge(target.getAsJsonObject(entry.getKey()), entry.getValue().getAsJsonObject());
            } else {
                target.add(entry.getKey(), entry.getValue());
            }
        });
    }

    private Response delete(ResourceId job, Request request) {
        if (!resources.exists(job)) {
            return Response.of(204, new JsonObject());
        }
        resources.delete(job);
        return accepted(request, job, 202, new JsonObject(), new JsonObject());
    }

    private Response act(ResourceId job, Matcher action, Request request) {
        resources.get(job);
        if (action.group("action").toLowerCase(Locale.ROOT).equals("start") && action.group("execution") == null) {
            return start(job, request);
        }
        List<ResourceId> wanted = Optional.ofNullable(action.group("execution"))
                .map(name -> List.of(job.child("executions", name)))
                .orElseGet(() -> executions(job));
        resources.cloud().change(() -> {
            wanted.forEach(id -> JobExecutions.stop(resources.cloud(), stored(id)));
            return null;
        });
        JsonObject stopped = Json.object("value", Json.array(wanted.stream().map(resources::get)));
        return accepted(request, job, 202, stopped, stopped);
    }

    private List<ResourceId> executions(ResourceId job) {
        return resources.under(job).stream()
                .map(execution -> ResourceId.of(execution.get("id").getAsString()))
                .toList();
    }

    private Response start(ResourceId job, Request request) {
        JsonObject stored = stored(job);
        JsonObject template = request.body()
                .filter(body -> Json.each(body, "containers").findAny().isPresent())
                .orElseGet(() -> Json.objectAt(stored, "properties.template").orElseThrow());
        Jobs.checkImages(template);
        JobRunner.Outcome outcome = runner.run(stored, template);
        ResourceId execution = resources.cloud().change(() -> {
            // Somebody may have deleted it meanwhile, and nothing is left of a job that is gone.
            resources.get(job);
            return JobExecutions.start(resources.cloud(), stored, template, outcome, resources.durations());
        });
        JsonObject started = Json.object("id", execution.toString(), "name", execution.name());
        return accepted(request, job, 202, started, started);
    }

    /** As it is kept, with its secrets sealed; an absent one is a 404, also where somebody deletes it meanwhile. */
    private JsonObject stored(ResourceId id) {
        return resources.cloud().read(() -> {
            resources.get(id);
            return resources.cloud().azure().find(id.key()).orElseThrow();
        });
    }
}
