package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.Cidr;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Json;
import java.util.Optional;

/** A subnet that a call leaves, passes or enters. */
record Place(JsonObject subnet, Cidr range) {
    ResourceId id() {
        return ResourceId.of(subnet.get("id").getAsString());
    }

    ResourceId network() {
        return id().parent();
    }

    Optional<ResourceId> securityGroup() {
        return Json.text(subnet, "properties.networkSecurityGroup.id").map(ResourceId::of);
    }

    Optional<ResourceId> routeTable() {
        return Json.text(subnet, "properties.routeTable.id").map(ResourceId::of);
    }

    /** The first address that Azure gives to anybody; it keeps the four before. */
    String address() {
        return range.range().getLower().increment(4).withoutPrefixLength().toString();
    }
}
