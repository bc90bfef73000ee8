package dev.emulatedcloud.databricks;

import com.google.gson.JsonObject;

/** Whether a call through a connection gets an answer from what is behind it. */
@FunctionalInterface
public interface GatewayReach {
    /** Of a connection as it is read, and the warehouse by its id. */
    boolean reaches(JsonObject connection, String warehouse);
}
