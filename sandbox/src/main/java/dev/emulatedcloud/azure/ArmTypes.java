package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The resource types that the emulated cloud knows rules of. */
final class ArmTypes {
    private final Cloud cloud;
    private final Map<String, ArmType> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    ArmTypes(Cloud cloud) {
        this.cloud = cloud;
        List.of(
                        new ResourceGroups(),
                        new Subnets(),
                        new Peerings(),
                        new SecurityGroups(),
                        new RouteTables(),
                        new ManagedEnvironments(),
                        new ContainerApps(),
                        new RevisionsOfApps(),
                        new Jobs(),
                        new JobExecutions(),
                        new PrivateZones(),
                        new ZoneLinks(),
                        new Workspaces())
                .forEach(this::add);
        RecordSets.TYPES.forEach(
                recordType -> types.put(PrivateZones.TYPE + "/" + recordType, new RecordSets(recordType)));
    }

    void add(ArmType type) {
        types.put(type.name(), type);
    }

    boolean knows(ResourceId id) {
        return types.containsKey(id.type());
    }

    /** The rules of a type; types that only the start world has can be read and deleted. */
    ArmType of(ResourceId id) {
        ArmType type = types.get(id.type());
        if (type != null) {
            return type;
        }
        if (cloud.azure().has(id.key())) {
            return new WorldOnly(id.type());
        }
        String[] parts = id.type().split("/", 2);
        throw ResourceRule.UNKNOWN_TYPE.refused(parts[1], parts[0]);
    }

    /** What a reader sees of a stored document. */
    JsonObject view(JsonObject stored) {
        ArmType type = types.get(Json.text(stored, "type").orElseThrow());
        return type == null ? stored : type.view(cloud, stored.deepCopy());
    }

    /** The refusal of a request to write what cannot be written. */
    static CloudError unknown(String type) {
        String[] parts = type.toLowerCase(Locale.ROOT).split("/", 2);
        return ResourceRule.UNKNOWN_TYPE.refused(parts[1], parts[0]);
    }

    /** A type of which the emulated cloud knows the objects of its start world and no rules. */
    private record WorldOnly(String name) implements ArmType {
        @Override
        public boolean isTracked() {
            return true;
        }

        @Override
        public JsonObject put(Put put) {
            throw unknown(name);
        }
    }
}
