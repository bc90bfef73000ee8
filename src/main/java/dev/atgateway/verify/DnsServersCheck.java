package dev.atgateway.verify;

import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import java.util.List;

/** Whether the gateway's VNet asks Azure's own resolver, which alone knows of linked zones. */
final class DnsServersCheck implements Check {
    static final Fault CUSTOM = new Fault(
            "custom",
            "a DNS server of its own does not look into private zones by itself",
            "take the servers off the VNet; or have them forward cartoDomain to 168.63.129.16, or know it, and set cartoDns existing");

    @Override
    public String name() {
        return "dns-servers";
    }

    @Override
    public String asks() {
        return "Azure, DNS servers of the gateway's VNet: none of its own, where the stack makes the zone";
    }

    @Override
    public List<Fault> faults() {
        return List.of(CUSTOM);
    }

    @Override
    public Result look(Target target) {
        if (target.stack().output("privateZoneId").isEmpty()) {
            return Result.notApplicable(DnsZoneCheck.NO_ZONE);
        }
        var vnet = target.stack().output("vnetId").flatMap(target.azure()::vnet);
        if (vnet.isEmpty()) {
            return Result.notApplicable("there is no VNet");
        }
        var servers = servers(vnet.get());
        return servers.isEmpty()
                ? Result.passed("Azure's own")
                : Result.failed(CUSTOM, "%s asks %s", vnet.get().name(), String.join(", ", servers));
    }

    private static List<String> servers(VirtualNetworkInner vnet) {
        return vnet.dhcpOptions() == null || vnet.dhcpOptions().dnsServers() == null
                ? List.of()
                : vnet.dhcpOptions().dnsServers();
    }
}
