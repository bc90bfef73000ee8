package dev.atgateway.network;

import dev.atgateway.settings.CartoSettings;
import dev.atgateway.settings.Cidr;
import dev.atgateway.settings.Egress;
import dev.atgateway.settings.EgressRule;
import dev.atgateway.settings.FoundVnet;
import dev.atgateway.settings.GatewaySettings;
import dev.atgateway.settings.NetworkSettings;
import dev.atgateway.settings.RegistrySettings;
import dev.atgateway.settings.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules on the delegated subnet: what Container Apps needs, CARTO's step 6.2, and under restricted egress nothing
 * else. They filter only traffic through the subnet; the public ingress does not pass it.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/firewall-integration">NSG rules of Container Apps</a>
 */
public final class SecurityRules {
    private static final String AZURE_DNS = "168.63.129.16";
    private static final int FIRST_PRIORITY = 100;
    private static final int STEP = 10;
    private static final int LAST_PRIORITY = 4096;

    private final List<SecurityRule> rules = new ArrayList<>();
    private final String subnet;

    private SecurityRules(String subnet) {
        this.subnet = subnet;
    }

    /**
     * The rules for these settings, in the order of their priority.
     *
     * @param cartoVnet CARTO's VNet: its address space where {@code cartoSubnetCidr} is not set, and in a shared VNet its
     *     DNS servers
     */
    public static List<SecurityRule> of(
            NetworkSettings network, CartoSettings carto, GatewaySettings gateway, FoundVnet cartoVnet) {
        var rules = new SecurityRules(network.subnetCidr().toString());
        rules.allowContainerApps();
        rules.allowCarto(carto.subnetCidr().map(List::of).orElse(cartoVnet.addressSpace()).stream()
                .map(Cidr::toString)
                .toList());
        if (network.egress() == Egress.RESTRICTED) {
            rules.allowDns(network.topology() == Topology.SHARED ? cartoVnet.dnsServers() : List.of());
            rules.allowPlatform(gateway);
            gateway.proxy()
                    .ifPresent(proxy -> rules.outbound(
                            "AllowProxy",
                            "The forward proxy",
                            "Tcp",
                            List.of(proxy.cidr().map(Cidr::toString).orElseGet(() -> proxy.url()
                                    .getHost())),
                            String.valueOf(proxy.url().getPort())));
            network.egressRules().forEach(rules::allow);
            rules.denyTheRest();
        }
        return List.copyOf(rules.rules);
    }

    private void allowContainerApps() {
        rules.add(new SecurityRule(
                "AllowLoadBalancerProbes",
                "Azure's load balancer probes the environment's nodes",
                FIRST_PRIORITY,
                SecurityRule.Direction.INBOUND,
                SecurityRule.Access.ALLOW,
                "Tcp",
                "AzureLoadBalancer",
                List.of(subnet),
                "30000-32767"));
        outbound("AllowEnvironment", "The environment's nodes talk to each other", "*", List.of(subnet), "*");
    }

    private void allowCarto(List<String> ranges) {
        outbound("AllowCarto", "The gateway calls CARTO over HTTPS (CARTO's step 6.2)", "Tcp", ranges, "443");
    }

    private void allowDns(List<String> customServers) {
        var servers =
                Stream.concat(Stream.of(AZURE_DNS), customServers.stream()).distinct();
        outbound("AllowDns", "Name resolution", "*", servers.toList(), "53");
    }

    private void allowPlatform(GatewaySettings gateway) {
        allowTag("MicrosoftContainerRegistry", "Container Apps pulls its system images");
        allowTag("AzureFrontDoor.FirstParty", "Microsoft's registry serves its layers through it");
        var identity = gateway.registry().filter(RegistrySettings.Identity.class::isInstance);
        if (gateway.inAzureRegistry() || identity.isPresent()) {
            allowTag("AzureActiveDirectory", "The managed identity and the registry sign in");
        }
        if (gateway.inAzureRegistry()) {
            allowTag("AzureContainerRegistry", "The gateway's image comes from there");
            allowTag("Storage", "The registry serves its layers from there");
        }
        if (gateway.logWorkspace().isPresent()) {
            allowTag("AzureMonitor", "The environment sends its logs there");
        }
    }

    private void allowTag(String tag, String why) {
        outbound("Allow" + tag.replace(".", ""), why, "Tcp", List.of(tag), "443");
    }

    private void allow(EgressRule rule) {
        outbound(
                rule.name(),
                "From egressRules",
                rule.protocol(),
                List.of(rule.destination()),
                String.valueOf(rule.port()));
    }

    private void denyTheRest() {
        rules.add(new SecurityRule(
                "DenyAllOutbound",
                "Restricted egress: nothing else leaves the subnet",
                LAST_PRIORITY,
                SecurityRule.Direction.OUTBOUND,
                SecurityRule.Access.DENY,
                "*",
                subnet,
                List.of("*"),
                "*"));
    }

    private void outbound(String name, String why, String protocol, List<String> destinations, String ports) {
        var taken = rules.stream()
                .filter(rule -> rule.direction() == SecurityRule.Direction.OUTBOUND)
                .count();
        rules.add(new SecurityRule(
                name,
                why,
                FIRST_PRIORITY + (int) taken * STEP,
                SecurityRule.Direction.OUTBOUND,
                SecurityRule.Access.ALLOW,
                protocol,
                subnet,
                destinations,
                ports));
    }
}
