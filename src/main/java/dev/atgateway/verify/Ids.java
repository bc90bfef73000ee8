package dev.atgateway.verify;

import com.azure.resourcemanager.resources.fluentcore.arm.ResourceId;

/** Resource ids of Azure, for people. */
final class Ids {
    private Ids() {}

    /** The last name in an id. */
    static String name(String id) {
        return ResourceId.fromString(id).name();
    }
}
