package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;

/**
 * Resource groups.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resources/resource-groups">Resource Groups</a>
 */
final class ResourceGroups implements ArmType {
    @Override
    public String name() {
        return ResourceId.GROUP_TYPE;
    }

    @Override
    public boolean isTracked() {
        return true;
    }

    @Override
    public JsonObject put(Put put) {
        if (!Names.isGroup(put.id().name())) {
            throw ResourceRule.INVALID_RESOURCE_GROUP_NAME.refused(put.id().name());
        }
        return Json.object();
    }
}
