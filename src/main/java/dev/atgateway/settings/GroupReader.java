package dev.atgateway.settings;

import java.util.Locale;
import java.util.Optional;

/** Reads the resource group of the gateway's own resources. */
final class GroupReader {
    final Optional<String> name;
    private final Optional<Boolean> existing;

    GroupReader(Values values, String gatewayName) {
        name = values.read("resourceGroupName", "rg-" + gatewayName, AzureNames::resourceGroup);
        existing = values.read("existingResourceGroup", "false", Choice.FLAG);
        name.filter(GroupReader::ofNodes)
                .ifPresent(group -> values.wrong(
                        "resourceGroupName",
                        "the node group of an AKS cluster, in which Microsoft supports no other resources",
                        "write a group of your own"));
    }

    boolean made() {
        return existing.equals(Optional.of(false));
    }

    GroupSettings settings() {
        return new GroupSettings(name.orElseThrow(), existing.orElseThrow());
    }

    /** Whether AKS made this group for its nodes, in which Microsoft and CARTO want no other resource. */
    static boolean ofNodes(String group) {
        return group.toUpperCase(Locale.ROOT).startsWith("MC_");
    }
}
