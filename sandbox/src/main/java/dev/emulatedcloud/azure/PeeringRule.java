package dev.emulatedcloud.azure;

import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What Microsoft.Network refuses for the peerings of virtual networks. */
public enum PeeringRule implements Rule {
    PEERING_TO_ITSELF(
            400,
            "PeeringToSelfNotAllowed",
            "Cannot create or update peering %s. A virtual network cannot be peered with itself.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview"),
    PEERING_OVERLAP(
            400,
            "VnetAddressSpacesOverlap",
            "Cannot create or update peering %s. Virtual networks %s and %s cannot be peered because "
                    + "their address spaces overlap. Overlapping address prefixes: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview"),
    PEERING_OVERLAP_WITH_PEERED(
            400,
            "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
            "Cannot create or update peering %s. Virtual networks %s and %s cannot be peered because address space of the first virtual network overlaps with address space of virtual network %s already peered with the second virtual network. Overlapping address prefixes: %s.",
            OBSERVED,
            "https://github.com/Azure/ResourceModules/issues/731"),
    ADDRESS_SPACE_OVERLAPS_PEER(
            400,
            "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
            "Cannot update the address space of virtual network %s. It overlaps with the address space of virtual "
                    + "network %s, with which it is peered. Overlapping address prefixes: %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/update-virtual-network-peering-address-space"),
    REMOTE_GATEWAY_MISSING(
            400,
            "RemoteVnetHasNoGateways",
            "Peering %s cannot have UseRemoteGateway flag set to true because remote virtual network %s referenced by the peering does not have any gateways.",
            OBSERVED,
            "https://github.com/hashicorp/terraform/issues/30569"),
    PEERING_EXISTS(
            400,
            "AnotherPeeringAlreadyReferencesRemoteVnet",
            "Peering %s cannot be created or updated because another peering %s already references "
                    + "remote virtual network %s.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview"),
    PEERING_REMOTE_DISCONNECTED(
            400,
            "RemotePeeringIsDisconnected",
            "Cannot create or update peering %s because remote peering %s referencing parent virtual "
                    + "network %s is in Disconnected state. Update or re-create the remote peering to get it "
                    + "back to Initiated state. Peering gets Disconnected when remote vnet or remote peering "
                    + "is deleted and re-created.",
            OBSERVED,
            "https://github.com/hashicorp/terraform/issues/18091"),
    PEERING_REMOTE_CHANGED(
            400,
            "ChangingRemoteVirtualNetworkNotAllowed",
            "The remote virtual network of peering %s cannot be changed from %s to %s. Delete the "
                    + "peering and create it again.",
            INFERRED,
            "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering");

    private final Refusal refusal;

    PeeringRule(int status, String code, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, code, message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
