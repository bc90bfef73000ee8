package dev.emulatedcloud.engine;

import com.google.gson.JsonObject;

/** An operation failed after it had an effect: the engine keeps the given state and marks it as not initialised. */
final class InitializationFailed extends RuntimeException {
    private final transient JsonObject state;
    private final transient JsonObject inputs;
    private final String id;

    InitializationFailed(String message, String id, JsonObject state, JsonObject inputs) {
        super(message);
        this.id = id;
        this.state = state;
        this.inputs = inputs;
    }

    String id() {
        return id;
    }

    JsonObject state() {
        return state;
    }

    JsonObject inputs() {
        return inputs;
    }
}
