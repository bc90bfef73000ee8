package dev.atgateway.dns;

import com.pulumi.azurenative.privatedns.PrivateRecordSet;
import com.pulumi.azurenative.privatedns.PrivateRecordSetArgs;
import com.pulumi.azurenative.privatedns.PrivateZone;
import com.pulumi.azurenative.privatedns.PrivateZoneArgs;
import com.pulumi.azurenative.privatedns.VirtualNetworkLink;
import com.pulumi.azurenative.privatedns.VirtualNetworkLinkArgs;
import com.pulumi.azurenative.privatedns.inputs.ARecordArgs;
import com.pulumi.azurenative.privatedns.inputs.SubResourceArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.atgateway.settings.DnsSettings;
import java.util.Map;

/**
 * CARTO's step 5: a private zone that resolves CARTO's domain to its internal load balancer, linked to the VNet of the
 * gateway.
 *
 * @see <a href="https://learn.microsoft.com/azure/dns/private-dns-privatednszone">Private zones</a>
 */
public final class CartoZone extends ComponentResource {
    /** Zones and links are not in a region; without this the provider would send the resource group's. */
    private static final String LOCATION = "global";

    private final PrivateZone zone;

    /**
     * Declares zone, link and record.
     *
     * @param subnet waited for only so that a destroy is shorter: Pulumi deletes level by level of dependencies, and each
     *     level waits for the whole of the one before it. So zone and link go beside environment and app, not after them.
     */
    public CartoZone(
            String name,
            DnsSettings settings,
            Output<String> group,
            Output<String> vnetId,
            Resource subnet,
            Map<String, String> tags) {
        super("atgateway:dns:CartoZone", name);
        this.zone = new PrivateZone(
                "zone",
                PrivateZoneArgs.builder()
                        .privateZoneName(settings.zone())
                        .resourceGroupName(group)
                        .location(LOCATION)
                        .tags(tags)
                        .build(),
                CustomResourceOptions.builder().parent(this).dependsOn(subnet).build());
        new VirtualNetworkLink(
                "link",
                VirtualNetworkLinkArgs.builder()
                        .virtualNetworkLinkName(settings.linkName())
                        .privateZoneName(zone.name())
                        .resourceGroupName(group)
                        .location(LOCATION)
                        .virtualNetwork(SubResourceArgs.builder().id(vnetId).build())
                        .registrationEnabled(false)
                        .tags(tags)
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .replaceOnChanges("virtualNetwork")
                        .deleteBeforeReplace(true)
                        .build());
        new PrivateRecordSet(
                "record",
                PrivateRecordSetArgs.builder()
                        .relativeRecordSetName(settings.recordName())
                        .recordType("A")
                        .privateZoneName(zone.name())
                        .resourceGroupName(group)
                        .ttl((double) settings.ttlSeconds())
                        .aRecords(ARecordArgs.builder()
                                .ipv4Address(settings.address().toString())
                                .build())
                        .build(),
                CustomResourceOptions.builder().parent(this).build());
        registerOutputs(Map.<String, Output<?>>of("zoneId", zoneId()));
    }

    /** Resource id of the zone. */
    public Output<String> zoneId() {
        return zone.id();
    }
}
