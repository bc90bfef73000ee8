package dev.atgateway;

import com.pulumi.azurenative.resources.ResourceGroup;
import com.pulumi.azurenative.resources.ResourceGroupArgs;
import com.pulumi.core.Output;
import dev.atgateway.settings.GroupSettings;
import java.util.Map;

/** The resource group of the gateway's own resources: declared, or one that exists and is never owned. */
final class GatewayGroup {
    private GatewayGroup() {}

    /** The group's name, known once the group is there. */
    static Output<String> name(GroupSettings settings, Map<String, String> tags) {
        if (settings.existing()) {
            return Output.of(settings.name());
        }
        return new ResourceGroup(
                        "group",
                        ResourceGroupArgs.builder()
                                .resourceGroupName(settings.name())
                                .tags(tags)
                                .build())
                .name();
    }
}
