package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/**
 * The workload profiles of an environment.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/workload-profiles-overview">Workload profiles</a>
 */
final class WorkloadProfiles {
    static final String CONSUMPTION = "Consumption";

    /** The virtual CPUs of one node of each dedicated type; its memory in Gi is four or eight times that. */
    private static final Map<String, Integer> DEDICATED =
            Map.of("D4", 4, "D8", 8, "D16", 16, "D32", 32, "E4", 4, "E8", 8, "E16", 16, "E32", 32);

    private WorkloadProfiles() {}

    static boolean any(JsonObject properties) {
        return Json.objects(properties, "workloadProfiles").findAny().isPresent();
    }

    static void check(Put put) {
        boolean had = any(put.before());
        boolean has = any(put.properties());
        if (!put.creates() && had != has) {
            throw ContainerAppsRule.PROFILES_ADDED_OR_REMOVED.refused(
                    put.id().name(), had ? "with" : "without", has ? "with" : "without");
        }
        var names = new HashSet<String>();
        Json.objects(put.properties(), "workloadProfiles").forEach(profile -> {
            problem(profile, names).ifPresent(problem -> {
                throw ContainerAppsRule.INVALID_PROFILES.refused(put.id().name(), problem);
            });
        });
        checkNotInUse(put);
        if (!has) {
            put.properties().remove("workloadProfiles");
        }
    }

    /** A profile that apps run on stays, with its type. */
    private static void checkNotInUse(Put put) {
        Json.objects(put.before(), "workloadProfiles").forEach(profile -> {
            String name = profile.get("name").getAsString();
            String type = profile.get("workloadProfileType").getAsString();
            if (type(put.body(), name).filter(type::equals).isEmpty()) {
                boolean isUsed = ContainerApps.in(put.cloud(), put.id())
                        .anyMatch(app -> Json.text(app, "properties.workloadProfileName")
                                .filter(name::equals)
                                .isPresent());
                if (isUsed) {
                    throw ContainerAppsRule.PROFILE_IN_USE.refused(name);
                }
            }
        });
    }

    private static Optional<String> problem(JsonObject profile, HashSet<String> names) {
        String name = Json.text(profile, "name").orElse("");
        String type = Json.text(profile, "workloadProfileType").orElse("");
        boolean consumption = type.equals(CONSUMPTION);
        if (!names.add(name)) {
            return Optional.of("the name '" + name + "' is used twice");
        }
        if (consumption != name.equals(CONSUMPTION)) {
            return Optional.of("the profile of type Consumption, and no other, is named Consumption");
        }
        Optional<Double> minimum = Json.number(profile, "minimumCount");
        Optional<Double> maximum = Json.number(profile, "maximumCount");
        if (consumption) {
            return minimum.isPresent() || maximum.isPresent()
                    ? Optional.of("the profile Consumption has no node counts")
                    : Optional.empty();
        }
        if (!DEDICATED.containsKey(type)) {
            return Optional.of("the type '" + type + "' is unknown");
        }
        if (minimum.isEmpty() || maximum.isEmpty()) {
            return Optional.of("the profile '" + name + "' needs minimumCount and maximumCount");
        }
        return minimum.get() < 0 || maximum.get() < 1 || minimum.get() > maximum.get()
                ? Optional.of("minimumCount must be at most maximumCount in '" + name + "'")
                : Optional.empty();
    }

    /** The type of a profile of an environment, or nothing if it has none of that name. */
    static Optional<String> type(JsonObject environment, String name) {
        return Json.objects(environment, "properties.workloadProfiles")
                .filter(profile ->
                        Json.text(profile, "name").filter(name::equals).isPresent())
                .flatMap(profile -> Json.text(profile, "workloadProfileType").stream())
                .findFirst();
    }

    static boolean isDedicated(String type) {
        return DEDICATED.containsKey(type);
    }

    static int cpus(String type) {
        return DEDICATED.get(type);
    }

    static int gibibytes(String type) {
        return cpus(type) * (type.startsWith("E") ? 8 : 4);
    }
}
