package dev.emulatedcloud.engine;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import pulumirpc.Provider;

/**
 * What azure-native fills in when a program leaves out a name or a location.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming">Auto-naming</a>
 */
final class AzureDefaults {
    private static final String CREATE_BEFORE_DELETE = "__createBeforeDelete";
    private static final int RANDOM_DIGITS = 8;

    private final ResourceManager resources;
    private final ProviderSchema schema;

    AzureDefaults(ResourceManager resources, ProviderSchema schema) {
        this.resources = resources;
        this.schema = schema;
    }

    /** The name of before; else a random one for a top-level resource, and the logical one for a child. */
    void name(AzureResource type, Provider.CheckRequest request, JsonObject inputs) {
        String key = type.nameInput();
        if (inputs.has(key)) {
            return;
        }
        JsonObject olds = Wire.read(request.getOlds());
        if (olds.has(key)) {
            inputs.add(key, olds.get(key));
            if (Json.flag(olds, CREATE_BEFORE_DELETE)) {
                inputs.addProperty(CREATE_BEFORE_DELETE, true);
            }
            return;
        }
        String logical = ProviderService.logicalName(request.getUrn());
        if (!type.isNamedRandomly()) {
            inputs.addProperty(key, logical);
            return;
        }
        boolean isProposed = request.hasAutonaming()
                && !request.getAutonaming().getProposedName().isEmpty();
        inputs.addProperty(
                key,
                isProposed
                        ? request.getAutonaming().getProposedName()
                        : logical + digits(request.getRandomSeed().toByteArray(), RANDOM_DIGITS));
        inputs.addProperty(CREATE_BEFORE_DELETE, true);
    }

    /** The location of before; else the provider's; else that of the resource group, if it can be known. */
    void location(AzureResource type, JsonObject olds, JsonObject inputs) {
        if (inputs.has("location") || !schema.inputs(type.token()).containsKey("location")) {
            return;
        }
        Optional<JsonElement> configured =
                ProviderConnection.current().config("location").map(JsonPrimitive::new);
        Optional.ofNullable(olds.get("location"))
                .or(() -> configured)
                .or(() -> groupLocation(type, inputs))
                .ifPresent(location -> inputs.add("location", location));
    }

    private Optional<JsonElement> groupLocation(AzureResource type, JsonObject inputs) {
        JsonElement group = inputs.get("resourceGroupName");
        if (group == null || type.pathInputs().size() == 1) {
            return Optional.empty();
        }
        if (Wire.isUnknown(group)) {
            return Optional.of(Wire.unknown());
        }
        return resources
                .find(ResourceId.group(subscription(), group.getAsString()))
                .flatMap(document -> Json.at(document, "location"));
    }

    /** The subscription that the provider is configured for. */
    String subscription() {
        return ProviderConnection.current()
                .config("subscriptionId")
                .orElseGet(
                        () -> resources.cloud().identity().get("subscriptionId").getAsString());
    }

    static String normalLocation(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    static String randomDigits(int count) {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        return digits(random, count);
    }

    /** Hexadecimal digits that follow from the seed; random ones without a seed. */
    private static String digits(byte[] seed, int count) {
        if (seed.length == 0) {
            return randomDigits(count);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(seed);
            return HexFormat.of().formatHex(digest).substring(0, count);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
