package dev.atgateway.recover;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.atgateway.cli.Json;
import dev.atgateway.cli.ResourceType;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A resource that may be in the cloud and is not in the state.
 *
 * @param resource what the state is to say of it, without what only the cloud knows
 */
record Candidate(String urn, ResourceType type, String id, JsonObject resource, Source source) {
    private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    private static final String HIDDEN = "[secret]";
    private static final String MADE_UP = "[0-9a-f]{8}";
    private static final int MADE_UP_LENGTH = 8;

    /** Where it is known from. */
    enum Source {
        /** The engine recorded that it began to create it: with these inputs. */
        RECORDED("creating"),
        /** The program wants it, by now with these inputs. */
        PLANNED("not in the state"),
        /** The program wants it, and something that Pulumi named so carries the stack's tag. */
        TAGGED("not in the state");

        private final String cause;

        Source(String cause) {
            this.cause = cause;
        }

        String cause() {
            return cause;
        }
    }

    String name() {
        return urn.substring(urn.lastIndexOf("::") + 2);
    }

    JsonObject inputs() {
        return Json.object(resource, "inputs");
    }

    /** Whether Pulumi makes up a new name each time, so that a preview says nothing of what was made before. */
    boolean isNamedByPulumi() {
        return id.matches(".*/" + Pattern.quote(name()) + MADE_UP);
    }

    /** The same resource under the name that Pulumi made up for it then, if that can be what has this id. */
    Optional<Candidate> taggedAs(String taggedId) {
        var start = id.substring(0, id.length() - MADE_UP_LENGTH);
        if (!isNamedByPulumi() || !taggedId.matches("(?i)" + Pattern.quote(start) + MADE_UP)) {
            return Optional.empty();
        }
        var madeUp = taggedId.substring(start.length());
        var named = resource.deepCopy();
        Json.object(named, "inputs").addProperty(type.nameInput(), name() + madeUp);
        return Optional.of(new Candidate(urn, type, start + madeUp, named, Source.TAGGED));
    }

    /** Why what was read is not what this stack makes, if it is not. */
    Optional<String> refusal(JsonObject read) {
        if (!type.recognises(inputs(), read)) {
            return Optional.of("there, but not as this stack makes it: left alone, as somebody else's");
        }
        // Whose creation was not recorded has been given to no subnet: this belongs to a stack of the same name.
        if (source == Source.TAGGED && Json.objects(read, "subnets").findAny().isPresent()) {
            return Optional.of("there, but a subnet has it: left alone, as that of another stack of the same name");
        }
        return Optional.empty();
    }

    /** The resource as a preview plans it; what a preview hides is left out. */
    static JsonObject planned(JsonObject resource) {
        var planned = resource.deepCopy();
        planned.remove("outputs");
        var inputs = Json.object(planned, "inputs");
        inputs.asMap().values().removeIf(value -> holds(value, HIDDEN));
        planned.add("inputs", inputs);
        return planned;
    }

    /** Whether all of it is known: what depends on something that is yet to be made cannot be there. */
    static boolean isKnown(JsonObject resource) {
        return !holds(resource, UNKNOWN);
    }

    private static boolean holds(JsonElement element, String text) {
        if (element.isJsonObject()) {
            return element.getAsJsonObject().asMap().values().stream().anyMatch(value -> holds(value, text));
        }
        if (element.isJsonArray()) {
            return element.getAsJsonArray().asList().stream().anyMatch(value -> holds(value, text));
        }
        return element.isJsonPrimitive() && element.getAsString().contains(text);
    }
}
