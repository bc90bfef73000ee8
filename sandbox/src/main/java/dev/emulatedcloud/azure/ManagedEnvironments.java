package dev.emulatedcloud.azure;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.time.Durations;
import dev.emulatedcloud.time.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Container Apps environments. What they are attached to is fixed for life.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resource-manager/containerapps/managed-environments">Managed
 *     Environments</a>
 */
final class ManagedEnvironments implements ArmType {
    static final String TYPE = "Microsoft.App/managedEnvironments";

    private static final List<String> WORDS = List.of(
            "calmwave", "graydune", "happyfield", "kindsea", "mangostone", "politeriver", "wittysky", "yellowhill");

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public boolean isTracked() {
        return true;
    }

    @Override
    public JsonObject put(Put put) {
        if (!Names.isEnvironment(put.id().name())) {
            throw ContainerAppsRule.INVALID_ENVIRONMENT_NAME.refused(put.id().name());
        }
        JsonObject properties = put.properties();
        WorkloadProfiles.check(put);
        EnvironmentNetwork.check(put);
        EnvironmentNetwork.checkAddresses(put);
        checkPublicAccess(put);
        checkUnchanged(put, "vnetConfiguration.internal", new JsonPrimitive(false));
        checkUnchanged(put, "zoneRedundant", new JsonPrimitive(false));
        checkUnchanged(put, "infrastructureResourceGroup", new JsonPrimitive(defaultGroup(put)));
        keepLogsWithoutKey(put, properties);
        complete(put, properties);
        return properties;
    }

    /** Only what has a public address can be closed to the public, and opened again. */
    private static void checkPublicAccess(Put put) {
        Json.text(put.properties(), "publicNetworkAccess").ifPresent(access -> {
            if (!Set.of("Enabled", "Disabled").contains(access)) {
                throw ContainerAppsRule.PUBLIC_ACCESS.refused(put.id().name(), "the value '" + access + "' is unknown");
            }
            if (access.equals("Enabled") && Json.flag(put.properties(), "vnetConfiguration.internal")) {
                throw ContainerAppsRule.PUBLIC_ACCESS.refused(put.id().name(), "an internal environment has none");
            }
        });
    }

    /** Refuses another value than the one of the creation, where leaving it out means the default. */
    private static void checkUnchanged(Put put, String path, JsonElement absent) {
        if (put.creates()) {
            return;
        }
        JsonElement before = Json.at(put.before(), path).orElse(absent);
        if (!Json.at(put.properties(), path).orElse(absent).equals(before)) {
            throw ContainerAppsRule.IMMUTABLE_CHANGED.refused(path, put.id().name());
        }
    }

    /** The key of a workspace is checked, then forgotten: no reader ever sees it. */
    private static void keepLogsWithoutKey(Put put, JsonObject properties) {
        boolean toWorkspace = Json.text(properties, "appLogsConfiguration.destination")
                .filter("log-analytics"::equals)
                .isPresent();
        Optional<JsonObject> logs = Json.objectAt(properties, "appLogsConfiguration.logAnalyticsConfiguration");
        if (toWorkspace) {
            String customer =
                    logs.flatMap(found -> Json.text(found, "customerId")).orElse("");
            JsonObject workspace = Workspaces.find(put.cloud(), customer)
                    .orElseThrow(() -> ContainerAppsRule.LOG_WORKSPACE_INVALID.refused(
                            "no workspace has the customerId '" + customer + "'"));
            boolean fits = logs.flatMap(found -> Json.text(found, "sharedKey"))
                    .filter(key -> Workspaces.takesKey(put.cloud(), workspace, key))
                    .isPresent();
            if (!fits) {
                throw ContainerAppsRule.LOG_WORKSPACE_INVALID.refused("the sharedKey is not one of the workspace");
            }
        }
        logs.ifPresent(found -> found.remove("sharedKey"));
    }

    private static void complete(Put put, JsonObject properties) {
        Cloud cloud = put.cloud();
        JsonObject before = put.before();
        properties.addProperty(
                "defaultDomain", Json.text(before, "defaultDomain").orElseGet(() -> newDomain(put)));
        boolean internal = Json.flag(properties, "vnetConfiguration.internal");
        properties.addProperty(
                "staticIp",
                Json.text(before, "staticIp")
                        .orElseGet(() -> internal ? EnvironmentNetwork.privateIp(put) : publicIp(cloud)));
        Json.objectAt(properties, "vnetConfiguration").ifPresent(network -> {
            if (!network.has("internal")) {
                network.addProperty("internal", false);
            }
        });
        if (!properties.has("zoneRedundant")) {
            properties.addProperty("zoneRedundant", false);
        }
        if (!properties.has("infrastructureResourceGroup")
                && EnvironmentNetwork.subnet(properties).isPresent()) {
            properties.addProperty("infrastructureResourceGroup", defaultGroup(put));
        }
        if (!properties.has("peerAuthentication")) {
            properties.add("peerAuthentication", Json.object("mtls", Json.object("enabled", false)));
        }
        if (!properties.has("peerTrafficConfiguration")) {
            properties.add("peerTrafficConfiguration", Json.object("encryption", Json.object("enabled", false)));
        }
        if (!properties.has("publicNetworkAccess")) {
            properties.addProperty("publicNetworkAccess", internal ? "Disabled" : "Enabled");
        }
        properties.add("kedaConfiguration", Json.object("version", "2.16.1"));
        properties.add("daprConfiguration", Json.object("version", "1.13.6-msft.6"));
        properties.addProperty(
                "eventStreamEndpoint",
                "https://" + put.location() + ".azurecontainerapps.dev" + put.id() + "/eventstream");
        JsonObject domain =
                Json.objectAt(properties, "customDomainConfiguration").orElseGet(JsonObject::new);
        domain.addProperty("customDomainVerificationId", verificationId(cloud, put.id()));
        properties.add("customDomainConfiguration", domain);
    }

    static String verificationId(Cloud cloud, ResourceId id) {
        return cloud.derived("domainVerification " + id.subscription()).toUpperCase(Locale.ROOT);
    }

    private static String defaultGroup(Put put) {
        return "ME_" + put.id().name() + "_" + put.id().resourceGroup() + "_" + put.location();
    }

    /** Every environment gets a domain of its own, also one that takes the place of another. */
    private static String newDomain(Put put) {
        String hex = put.cloud().fresh("defaultDomain");
        String word = WORDS.get(Integer.parseInt(hex.substring(8, 10), 16) % WORDS.size());
        return "%s-%s.%s.azurecontainerapps.io".formatted(word, hex.substring(0, 8), put.location());
    }

    /** An address of the range that RFC 5737 keeps for documentation. */
    private static String publicIp(Cloud cloud) {
        int last = Integer.parseInt(cloud.fresh("staticIp").substring(0, 4), 16) % 250 + 2;
        return "203.0.113." + last;
    }

    @Override
    public String stateDuring(Operation operation) {
        return operation == Operation.DELETE ? "ScheduledForDelete" : "Waiting";
    }

    @Override
    public CloudError busy(ResourceId id, Operations.Running running) {
        return ContainerAppsRule.ENVIRONMENT_BUSY.refused(id.name());
    }

    /** The subnet is free a while later only. */
    @Override
    public void gone(Cloud cloud, JsonObject stored, Durations durations) {
        Duration hold = durations.of(Durations.SUBNET_RELEASE);
        EnvironmentNetwork.subnet(stored.getAsJsonObject("properties"))
                .filter(subnet -> !hold.isZero())
                .ifPresent(subnet -> SubnetHolds.add(cloud, ResourceId.of(subnet), hold));
    }

    @Override
    public void delete(Cloud cloud, ResourceId id) {
        long apps = ContainerApps.in(cloud, id).count();
        if (apps > 0) {
            throw ContainerAppsRule.ENVIRONMENT_HAS_APPS.refused(id.name(), apps);
        }
        long jobs = Jobs.in(cloud, id).count();
        if (jobs > 0) {
            throw ContainerAppsRule.ENVIRONMENT_HAS_JOBS.refused(id.name(), jobs);
        }
    }
}
