package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.faults.Fault;
import dev.emulatedcloud.time.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is under way, and how the last thing that failed ended. Kept with the cloud, so that an operation goes on
 * whatever becomes of who asked for it; nothing runs meanwhile, the end is put into effect by whoever looks next.
 */
final class Operations {
    private static final String UNDER_WAY = "under-way/";
    private static final String FAILED = "failed/";
    private static final String DROPPED = "dropped/";

    /** One operation. */
    record Running(
            ResourceId id, Operation operation, Instant startedAt, Instant endsAt, Optional<CloudError> failure) {}

    private final Cloud cloud;

    Operations(Cloud cloud) {
        this.cloud = cloud;
    }

    void start(ResourceId id, Operation operation, Duration length, Optional<Fault> fault) {
        Instant now = cloud.clock().instant();
        JsonObject document = Json.object(
                "id", id.toString(),
                "operation", operation.word(),
                "startedAt", now.toEpochMilli(),
                "endsAt", now.plus(length).toEpochMilli());
        fault.filter(met -> met.effect() == Fault.Effect.BREAK)
                .ifPresent(met -> document.add("failure", failure(met.error())));
        cloud.operations().put(UNDER_WAY + id.key(), document);
    }

    Optional<Running> find(ResourceId id) {
        return cloud.operations().find(UNDER_WAY + id.key()).map(Operations::running);
    }

    Stream<Running> underWay() {
        return cloud.operations().under(UNDER_WAY).map(Operations::running);
    }

    /** Those whose end has come, in the order of their ends. */
    List<Running> due() {
        Instant now = cloud.clock().instant();
        return underWay()
                .filter(running -> !running.endsAt().isAfter(now))
                .sorted(Comparator.comparing(Running::endsAt))
                .toList();
    }

    void end(ResourceId id) {
        cloud.operations().remove(UNDER_WAY + id.key());
    }

    void endUnder(ResourceId id) {
        end(id);
        cloud.operations().removeUnder(UNDER_WAY + id.key() + "/");
    }

    void fail(ResourceId id, CloudError error) {
        end(id);
        cloud.operations().put(FAILED + id.key(), failure(error));
    }

    /** Lets the caller of an operation lose sight of it. */
    void drop(ResourceId id) {
        cloud.operations().put(DROPPED + id.key(), new JsonObject());
    }

    boolean isDropped(ResourceId id) {
        return cloud.operations().has(DROPPED + id.key());
    }

    /** Whether the caller has just lost sight of an operation; it is told once. */
    boolean takeDrop(ResourceId id) {
        boolean dropped = isDropped(id);
        cloud.operations().remove(DROPPED + id.key());
        return dropped;
    }

    void forgetFailure(ResourceId id) {
        cloud.operations().remove(FAILED + id.key());
    }

    /** How the last operation on a resource failed, if it did. */
    Optional<CloudError> failure(ResourceId id) {
        return cloud.operations().find(FAILED + id.key()).map(Operations::error);
    }

    private static JsonObject failure(CloudError error) {
        return Json.object("status", error.status(), "code", error.code(), "message", error.getMessage());
    }

    private static CloudError error(JsonObject failure) {
        return new CloudError(
                failure.get("status").getAsInt(),
                failure.get("code").getAsString(),
                failure.get("message").getAsString());
    }

    private static Running running(JsonObject document) {
        return new Running(
                ResourceId.of(document.get("id").getAsString()),
                Operation.of(document.get("operation").getAsString()),
                Instant.ofEpochMilli(document.get("startedAt").getAsLong()),
                Instant.ofEpochMilli(document.get("endsAt").getAsLong()),
                Json.objectAt(document, "failure").map(Operations::error));
    }
}
