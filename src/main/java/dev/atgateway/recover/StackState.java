package dev.atgateway.recover;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stack's state as {@code pulumi stack export} prints it.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/operations/troubleshooting/">Interrupted updates</a>
 */
final class StackState {
    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)^/subscriptions/([^/]+)/.*");
    /** Stands for the metastore until the connection has been read: the provider reads it by its name alone. */
    static final String METASTORE_UNREAD = "unread";

    private static final String MARK = "recover: found in the cloud, not yet read";
    /** A component, which the engine reads from no cloud and the next {@code up} takes away: what a run has begun. */
    private static final String UNFINISHED = "recover:index:Unfinished";

    private final JsonObject exported;
    private final Optional<String> givenSubscription;

    StackState(JsonObject exported, Optional<String> givenSubscription) {
        this.exported = exported.deepCopy();
        this.givenSubscription = givenSubscription;
    }

    JsonObject exported() {
        return exported;
    }

    private JsonObject deployment() {
        return exported.getAsJsonObject("deployment");
    }

    Stream<JsonObject> resources() {
        return Json.objects(deployment(), "resources");
    }

    /** What the engine was doing when it was killed, and what an earlier run of this command has not ended. */
    List<Operation> pending() {
        return Stream.concat(Json.objects(deployment(), "pending_operations").map(Operation::parse), unfinished())
                .toList();
    }

    private Stream<Operation> unfinished() {
        return resources()
                .filter(StackState::isUnfinished)
                .flatMap(one -> Json.objects(Json.object(one, "inputs"), "operations"))
                .map(Operation::parse);
    }

    private static boolean isUnfinished(JsonObject resource) {
        return Json.text(resource, "type").filter(UNFINISHED::equals).isPresent();
    }

    /** Whether a resource has this id; one that was deleted to be replaced has none any more. */
    boolean hasId(String id) {
        return resources()
                .filter(resource -> !Json.flag(resource, "pendingReplacement"))
                .flatMap(resource -> Json.text(resource, "id").stream())
                .anyMatch(id::equalsIgnoreCase);
    }

    /** The live resource of that name, not one that is only waiting for its deletion. */
    Optional<JsonObject> find(String urn) {
        return resources()
                .filter(resource -> urn.equals(Json.text(resource, "urn").orElse("")))
                .filter(resource -> !Json.flag(resource, "delete"))
                .findFirst();
    }

    /** Whether everything that the resource depends on is there: what comes after something missing was not begun. */
    boolean hasWhatItNeeds(JsonObject resource) {
        var needed = new ArrayList<String>();
        Json.text(resource, "parent").ifPresent(needed::add);
        Json.texts(resource.get("dependencies")).forEach(needed::add);
        Json.object(resource, "propertyDependencies").asMap().values().forEach(urns -> Json.texts(urns)
                .forEach(needed::add));
        return needed.stream().allMatch(urn -> find(urn).isPresent());
    }

    /** A candidate for adoption; nothing for what is in no cloud: components and providers. */
    Optional<Candidate> candidate(JsonObject resource, Candidate.Source source) {
        var token = Json.text(resource, "type").orElse("");
        var urn = Json.text(resource, "urn").orElse("");
        if (!Json.flag(resource, "custom") || token.startsWith("pulumi:")) {
            return Optional.empty();
        }
        var type = ResourceType.of(token)
                .orElseThrow(() -> new RecoverFailed(urn
                        + ": this program makes nothing of type " + token
                        + ", so its id is not known here. run pulumi refresh in a terminal and answer its question"));
        return Optional.of(new Candidate(
                urn, type, type.id(Json.object(resource, "inputs"), context(resource)), resource, source));
    }

    private Map<String, String> context(JsonObject resource) {
        var context = new HashMap<String, String>();
        if (Json.text(resource, "type").orElse("").startsWith("azure-native:")) {
            context.put("subscriptionId", subscription(resource));
        } else {
            context.put("metastoreId", metastore().orElse(METASTORE_UNREAD));
        }
        return context;
    }

    /** The subscription of the resource's provider; where a login decides it, that of the provider's other resources. */
    private String subscription(JsonObject resource) {
        var provider = Json.text(resource, "provider").orElse("");
        return resources()
                .filter(one -> provider.equals(Json.text(one, "urn").orElse("") + "::"
                        + Json.text(one, "id").orElse("")))
                .flatMap(one -> Json.text(Json.object(one, "inputs"), "subscriptionId").stream())
                .findFirst()
                .or(() -> resources()
                        .filter(one ->
                                provider.equals(Json.text(one, "provider").orElse("")))
                        .flatMap(one -> Json.text(one, "id").stream())
                        .map(SUBSCRIPTION::matcher)
                        .filter(id -> id.matches())
                        .map(id -> id.group(1))
                        .findFirst())
                .or(() -> givenSubscription)
                .orElseThrow(() -> new RecoverFailed(Json.text(resource, "urn").orElse("")
                        + ": the state does not say in which subscription it is. say it: recover --subscription ID"));
    }

    private Optional<String> metastore() {
        return resources()
                .flatMap(one -> Json.text(Json.object(one, "outputs"), "metastoreId").stream())
                .findFirst();
    }

    /**
     * Takes candidates into the state, as though their creation had been recorded. What a candidate replaces is treated
     * as the engine does it. Whatever ends this run early leaves in the state what it had begun: these, and the changes
     * whose resources are to be read again.
     */
    void begin(List<Candidate> candidates, List<Operation> changes) {
        var begunBefore =
                unfinished().filter(Operation::creates).map(Operation::urn).collect(Collectors.toSet());
        deployment().remove("pending_operations");
        var resources = new JsonArray();
        for (var resource : resources().filter(one -> !isUnfinished(one)).toList()) {
            var urn = Json.text(resource, "urn").orElse("");
            var replaced = candidates.stream().anyMatch(one -> one.urn().equals(urn));
            var old = Json.flag(resource, "delete");
            if (replaced && !old && (Json.flag(resource, "pendingReplacement") || begunBefore.contains(urn))) {
                continue;
            }
            if (replaced) {
                resource.addProperty("delete", true);
            }
            resources.add(resource);
        }
        for (var candidate : candidates) {
            var adopted = candidate.resource().deepCopy();
            adopted.addProperty("id", candidate.id());
            var outputs = candidate.inputs().deepCopy();
            outputs.remove("__defaults");
            adopted.add("outputs", outputs);
            adopted.add("initErrors", new JsonArray());
            adopted.getAsJsonArray("initErrors").add(MARK);
            resources.add(adopted);
        }
        deployment().add("resources", resources);
        keep(Stream.concat(candidates.stream().map(Operation::of), changes.stream())
                .toList());
    }

    /** Says what this run has not ended: no more than these. */
    void keep(List<Operation> operations) {
        var resources = new JsonArray();
        resources().filter(one -> !isUnfinished(one)).forEach(resources::add);
        if (!operations.isEmpty()) {
            var list = new JsonArray();
            operations.forEach(operation -> list.add(operation.json()));
            var inputs = new JsonObject();
            inputs.add("operations", list);
            var unfinished = new JsonObject();
            unfinished.addProperty("urn", unfinishedUrn());
            unfinished.addProperty("custom", false);
            unfinished.addProperty("type", UNFINISHED);
            unfinished.add("inputs", inputs);
            resources.add(unfinished);
        }
        deployment().add("resources", resources);
    }

    /** In the stack and the project of the other resources. */
    private String unfinishedUrn() {
        var stack = resources()
                .flatMap(one -> Json.text(one, "urn").stream())
                .map(urn -> urn.split("::"))
                .findFirst()
                .orElseThrow();
        return String.join("::", stack[0], stack[1], UNFINISHED, "recover");
    }

    /** Takes out what is in the cloud under the same name but is somebody else's. */
    void forget(String urn) {
        var kept = new JsonArray();
        var gone = find(urn);
        resources().filter(one -> gone.filter(one::equals).isEmpty()).forEach(kept::add);
        deployment().add("resources", kept);
    }

    /**
     * Gives the adopted resource its own inputs back: a refresh adds what Azure added to them, and the next {@code up}
     * would take that for a change. What may not be as the program wants it is marked for an update.
     */
    void settle(Candidate candidate) {
        find(candidate.urn()).ifPresent(resource -> {
            resource.add("inputs", candidate.inputs());
            var outputs = Json.object(resource, "outputs");
            Json.text(outputs, "metastoreId")
                    .filter(metastore -> candidate.id().startsWith(METASTORE_UNREAD + "|"))
                    .ifPresent(metastore ->
                            resource.addProperty("id", candidate.id().replaceFirst(METASTORE_UNREAD, metastore)));
            var state = Json.text(outputs, "provisioningState").orElse("Succeeded");
            if (candidate.source() != Candidate.Source.RECORDED || !state.equals("Succeeded")) {
                resource.add("initErrors", new JsonArray());
                resource.getAsJsonArray("initErrors").add("recover: its creation was not seen to succeed");
            }
        });
    }

    /** Whether it was taken in by a run that did not get as far as reading it. */
    static boolean isUnread(JsonObject resource) {
        return Optional.ofNullable(resource.get("initErrors"))
                .filter(errors -> errors.isJsonArray())
                .map(errors -> errors.toString().contains(MARK))
                .orElse(false);
    }
}
