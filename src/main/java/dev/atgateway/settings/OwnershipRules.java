package dev.atgateway.settings;

import java.util.Optional;

/** What is the gateway's own and what is CARTO's must not be mixed up. */
final class OwnershipRules {
    private final Values values;
    private final AzureSettings azure;
    private final NetworkReader network;
    private final GroupReader group;

    OwnershipRules(Values values, AzureSettings azure, NetworkReader network, GroupReader group) {
        this.values = values;
        this.azure = azure;
        this.network = network;
        this.group = group;
    }

    void check(CartoReader carto, HubReader hub) {
        carto.vnetId.ifPresent(this::checkCarto);
        if (!network.shared()) {
            carto.vnetId.ifPresent(
                    id -> checkOwnVnet(id, "CARTO's own VNet", "write another name, or topology shared"));
            hub.vnetId.ifPresent(id -> checkOwnVnet(id, "the hub's own VNet", "write another name"));
        }
        if (group.made() && azure.location().isEmpty()) {
            values.wrong(
                    "azure-native:location",
                    "required: the region of the gateway, which should be CARTO's",
                    "pulumi config set azure-native:location westeurope");
        }
    }

    private void checkCarto(VnetId carto) {
        if (network.shared()) {
            azure.subscriptionId()
                    .filter(own -> !own.equalsIgnoreCase(carto.subscriptionId()))
                    .ifPresent(own -> values.wrong(
                            "cartoVnetId",
                            "in another subscription than azure-native:subscriptionId " + own
                                    + ", and an environment must be in its subnet's",
                            "pulumi config set azure-native:subscriptionId " + carto.subscriptionId()));
        }
        if (GroupReader.ofNodes(carto.resourceGroup())) {
            checkNodeGroup(carto);
        }
        if (group.made() && mayBeOwn(carto)) {
            values.wrong(
                    "resourceGroupName",
                    group.name.orElseThrow(),
                    "the group of CARTO's VNet, which this stack cannot make",
                    "write another name, or set existingResourceGroup to true");
        }
    }

    private void checkNodeGroup(VnetId carto) {
        if (network.shared()) {
            values.wrong(
                    "cartoVnetId",
                    "in the node group of an AKS cluster, where Microsoft supports no subnet of ours",
                    "write topology peered");
            return;
        }
        values.warn(
                Warning.Subject.NETWORK,
                "CARTO's VNet is in the node group " + carto.resourceGroup()
                        + ", where CARTO and Microsoft want no resources made; the peering back is made there all the"
                        + " same, because CARTO's guide asks for it");
    }

    private void checkOwnVnet(VnetId foreign, String whose, String instead) {
        network.vnetName
                .filter(foreign.name()::equalsIgnoreCase)
                .filter(name -> mayBeOwn(foreign))
                .ifPresent(name -> values.wrong("vnetName", name, whose, instead));
    }

    /** Whether {@code foreign} is in the gateway's group, as far as the config tells. */
    private boolean mayBeOwn(VnetId foreign) {
        Optional<String> subscription = azure.subscriptionId();
        return group.name.filter(foreign.resourceGroup()::equalsIgnoreCase).isPresent()
                && subscription
                        .filter(own -> !own.equalsIgnoreCase(foreign.subscriptionId()))
                        .isEmpty();
    }
}
