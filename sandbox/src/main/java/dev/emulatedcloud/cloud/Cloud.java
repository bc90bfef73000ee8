package dev.emulatedcloud.cloud;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything that exists: Azure resources by resource id, the Databricks workspace's objects, and the services that
 * answer behind private addresses. One lock; a change is whole or not at all, and is in the file when it returns.
 */
public final class Cloud {
    private static final String FILE = "cloud.json";
    private static final int FORMAT = 1;

    private final Path file;
    private final Clock clock;
    private final Documents azure = new Documents();
    private final Documents databricks = new Documents();
    private final Documents services = new Documents();
    private final Documents operations = new Documents();
    private JsonObject world;
    private String seed;
    private String salt;
    private long counter;

    private Cloud(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** The cloud kept in a directory; the start world when there is none yet. */
    public static Cloud open(Path home) {
        Cloud cloud = peek(home);
        if (!Files.exists(cloud.file)) {
            cloud.save();
        }
        return cloud;
    }

    /** The same, or the start world, without writing anything. */
    public static Cloud peek(Path home) {
        var cloud = new Cloud(home.resolve(FILE), Clock.systemUTC());
        if (Files.exists(cloud.file)) {
            cloud.load();
        } else {
            cloud.begin();
        }
        return cloud;
    }

    /** A cloud in its start world that is not kept. */
    public static Cloud inMemory() {
        return inMemory(Clock.systemUTC());
    }

    /** The same with a clock of its own. */
    public static Cloud inMemory(Clock clock) {
        var cloud = new Cloud(null, clock);
        cloud.begin();
        return cloud;
    }

    public Documents azure() {
        return azure;
    }

    public Documents databricks() {
        return databricks;
    }

    /** What answers at private addresses: {@code address:port} to host name and certificates. */
    public Documents services() {
        return services;
    }

    /** What is under way, and what failed last, by the id of the resource. */
    public Documents operations() {
        return operations;
    }

    /** Who the caller is and which subscription is the default one. */
    public JsonObject identity() {
        return world.getAsJsonObject("identity");
    }

    /** The secret with which that caller signs in; made up, as everything in the start world. */
    public String clientSecret() {
        return world.get("clientSecret").getAsString();
    }

    public List<String> subscriptions() {
        return Json.texts(world, "subscriptions").toList();
    }

    public boolean hasSubscription(String id) {
        return subscriptions().stream().anyMatch(id::equalsIgnoreCase);
    }

    /** Whether the start world has an Azure resource of this id. */
    public boolean beganWith(String id) {
        return Json.objects(world, "azure")
                .anyMatch(document -> Json.text(document, "id").orElseThrow().equalsIgnoreCase(id));
    }

    public Sealer sealer() {
        return new Sealer(HexFormat.of().parseHex(salt));
    }

    public Clock clock() {
        return clock;
    }

    public synchronized <T> T read(Supplier<T> reader) {
        return reader.get();
    }

    public synchronized <T> T change(Supplier<T> change) {
        var azureBefore = azure.snapshot();
        var databricksBefore = databricks.snapshot();
        var operationsBefore = operations.snapshot();
        long counterBefore = counter;
        try {
            T result = change.get();
            save();
            return result;
        } catch (RuntimeException e) {
            azure.restore(azureBefore);
            databricks.restore(databricksBefore);
            operations.restore(operationsBefore);
            counter = counterBefore;
            throw e;
        }
    }

    /** Hexadecimal digits that are the same whenever the same purpose is named in this cloud. */
    public String derived(String purpose) {
        return HexFormat.of().formatHex(Sealer.mac(seed.getBytes(StandardCharsets.UTF_8), purpose));
    }

    /** Hexadecimal digits that are new on every call, yet the same in every cloud with the same history. */
    public String fresh(String purpose) {
        return derived(purpose + "#" + counter++);
    }

    /** A fresh value in the form of a UUID. */
    public String freshUuid(String purpose) {
        String hex = fresh(purpose);
        return "%s-%s-4%s-8%s-%s"
                .formatted(
                        hex.substring(0, 8),
                        hex.substring(8, 12),
                        hex.substring(13, 16),
                        hex.substring(17, 20),
                        hex.substring(20, 32));
    }

    private void begin() {
        world = World.load();
        seed = world.get("seed").getAsString();
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        salt = HexFormat.of().formatHex(random);
        World.fill(this, world);
    }

    private void load() {
        try {
            JsonObject state = Json.parse(Files.readString(file));
            if (state.get("format").getAsInt() != FORMAT) {
                throw new IllegalStateException(file + " was written by another version; delete it to start again");
            }
            world = World.load();
            seed = state.get("seed").getAsString();
            salt = state.get("salt").getAsString();
            counter = state.get("counter").getAsLong();
            azure.load(state.getAsJsonObject("azure"));
            databricks.load(state.getAsJsonObject("databricks"));
            services.load(state.getAsJsonObject("services"));
            Json.objectAt(state, "operations").ifPresent(operations::load);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save() {
        if (file == null) {
            return;
        }
        // Whole, so that a reader of the file and a crash in between find one state; but only what is new is formatted.
        String head = Json.pretty(Json.object("format", FORMAT, "seed", seed, "salt", salt, "counter", counter));
        var text = new StringBuilder(head.substring(0, head.lastIndexOf('\n')));
        append(text, "azure", azure);
        append(text, "databricks", databricks);
        append(text, "services", services);
        append(text, "operations", operations);
        AtomicFile.write(file, text.append("\n}").toString());
    }

    private static void append(StringBuilder text, String name, Documents documents) {
        text.append(",\n  \"").append(name).append("\": ");
        documents.appendTo(text);
    }
}
