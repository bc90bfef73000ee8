package dev.atgateway.settings;

import java.util.Set;

/**
 * One further destination under restricted egress.
 *
 * @param name the security rule's name
 * @param destination a CIDR or a service tag
 * @param port one port, 1 to 65535
 * @param protocol {@code Tcp}, {@code Udp} or {@code *}
 */
public record EgressRule(String name, String destination, int port, String protocol) {

    /** Names of the program's own rules; a user's rule has none of them, in whatever case. */
    public static final Set<String> RESERVED_NAMES = Set.of(
            "AllowAzureActiveDirectory",
            "AllowAzureContainerRegistry",
            "AllowAzureFrontDoorFirstParty",
            "AllowAzureMonitor",
            "AllowCarto",
            "AllowDns",
            "AllowEnvironment",
            "AllowLoadBalancerProbes",
            "AllowMicrosoftContainerRegistry",
            "AllowProxy",
            "AllowStorage",
            "DenyAllOutbound");
}
