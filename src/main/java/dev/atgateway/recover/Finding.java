package dev.atgateway.recover;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * What is said of one resource.
 *
 * @param name its logical name, or where it has none the one in the cloud
 * @param urn absent for what the state cannot have
 * @param cause how it came to be looked at
 * @param outcome what becomes of it
 * @param command what the user may run
 */
record Finding(
        String name,
        Optional<String> urn,
        String cause,
        Optional<String> id,
        String outcome,
        Optional<String> command) {
    static Finding of(String urn, String cause, Optional<String> id, String outcome) {
        return new Finding(
                urn.substring(urn.lastIndexOf("::") + 2), Optional.of(urn), cause, id, outcome, Optional.empty());
    }

    static Finding of(Candidate candidate, String outcome) {
        return of(candidate.urn(), candidate.source().cause(), Optional.of(shown(candidate.id())), outcome);
    }

    /** What carries the stack's tag, and is no resource of the state. */
    static Finding leftOver(String id, String deleteCommand) {
        return new Finding(
                id.substring(id.lastIndexOf('/') + 1),
                Optional.empty(),
                "left over",
                Optional.of(id),
                "has the stack's tag and is not in the state. if nothing uses it, delete it",
                Optional.of(deleteCommand + " " + id));
    }

    /** Why it is not known what is left over. */
    static Finding unlisted(String failure) {
        return new Finding(
                "resource group",
                Optional.empty(),
                "not listed",
                Optional.empty(),
                "what has the stack's tag could not be listed (%s), so what Pulumi named would not be found. run recover again"
                        .formatted(failure),
                Optional.empty());
    }

    /** The same before it is certain. */
    Finding undecided() {
        return command.isEmpty()
                ? this
                : new Finding(
                        name,
                        urn,
                        cause,
                        id,
                        "has the stack's tag and is not in the state: --run takes it in, or says how to delete it",
                        Optional.empty());
    }

    boolean isLeftOver() {
        return urn.isEmpty();
    }

    private static String shown(String id) {
        return id.replace(StackState.METASTORE_UNREAD + "|", "<metastore>|");
    }

    JsonObject json() {
        var json = new JsonObject();
        urn.ifPresent(text -> json.addProperty("urn", text));
        json.addProperty("cause", cause);
        id.ifPresent(text -> json.addProperty("id", text));
        json.addProperty("outcome", outcome);
        command.ifPresent(text -> json.addProperty("command", text));
        return json;
    }

    String text() {
        return "  " + name + " (" + cause + "): " + outcome
                + command.or(() -> id).map(text -> "\n      " + text).orElse("");
    }
}
