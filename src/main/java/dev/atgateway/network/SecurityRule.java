package dev.atgateway.network;

import com.pulumi.azurenative.network.inputs.SecurityRuleArgs;
import java.util.List;

/**
 * One rule of the subnet's network security group.
 *
 * @param priority 100 to 4096, unique per direction; the lowest wins
 * @param protocol {@code Tcp}, {@code Udp} or {@code *}
 * @param source a CIDR or a service tag
 * @param destinations CIDRs, or one service tag
 * @param ports a port, a range such as {@code 30000-32767}, or {@code *}
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Security rules</a>
 */
public record SecurityRule(
        String name,
        String description,
        int priority,
        Direction direction,
        Access access,
        String protocol,
        String source,
        List<String> destinations,
        String ports) {

    /** Which way the traffic goes, seen from the subnet. */
    public enum Direction {
        INBOUND("Inbound"),
        OUTBOUND("Outbound");

        private final String azure;

        Direction(String azure) {
            this.azure = azure;
        }
    }

    /** What happens to the traffic. */
    public enum Access {
        ALLOW("Allow"),
        DENY("Deny");

        private final String azure;

        Access(String azure) {
            this.azure = azure;
        }
    }

    SecurityRuleArgs toArgs() {
        var args = SecurityRuleArgs.builder()
                .name(name)
                .description(description)
                .priority(priority)
                .direction(direction.azure)
                .access(access.azure)
                .protocol(protocol)
                .sourceAddressPrefix(source)
                .sourcePortRange("*")
                .destinationPortRange(ports);
        if (destinations.size() == 1) {
            args.destinationAddressPrefix(destinations.get(0));
        } else {
            args.destinationAddressPrefixes(destinations);
        }
        return args.build();
    }
}
