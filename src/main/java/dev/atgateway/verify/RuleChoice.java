package dev.atgateway.verify;

import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.models.SecurityRuleAccess;
import com.azure.resourcemanager.network.models.SecurityRuleDirection;
import com.azure.resourcemanager.network.models.SecurityRuleProtocol;
import dev.atgateway.settings.Cidr;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which rule of a security group decides: the first by priority that the packet matches. What is asked of is a whole
 * subnet, whose nodes may have any address of it, so a rule for a part of it decides for that part alone.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Security rules</a>
 */
final class RuleChoice {
    private static final Set<String> EVERYTHING = Set.of("*", "any", "0.0.0.0/0");
    private static final Set<SecurityRuleProtocol> TCP =
            Set.of(SecurityRuleProtocol.TCP, SecurityRuleProtocol.ASTERISK);
    private static final Cidr LOAD_BALANCER = Range.of("168.63.129.16").orElseThrow();

    private final List<SecurityRuleInner> rules;
    private final List<Cidr> virtualNetwork;

    /**
     * By these rules.
     *
     * @param virtualNetwork what the service tag VirtualNetwork stands for
     */
    RuleChoice(List<SecurityRuleInner> rules, SecurityRuleDirection direction, List<Cidr> virtualNetwork) {
        this.rules = rules.stream()
                .filter(rule -> direction.equals(rule.direction()) && TCP.contains(rule.protocol()))
                .sorted(Comparator.comparingInt(SecurityRuleInner::priority))
                .toList();
        this.virtualNetwork = virtualNetwork;
    }

    /** TCP from a range to a range, on ports from a first to a last. */
    record Flow(Cidr from, Cidr to, int first, int last) {
        private Stream<Flow> halves(Cover source, Cover destination) {
            if (source == Cover.PART) {
                return Range.halves(from).map(half -> new Flow(half, to, first, last));
            }
            if (destination == Cover.PART) {
                return Range.halves(to).map(half -> new Flow(from, half, first, last));
            }
            var middle = (first + last) / 2;
            return Stream.of(new Flow(from, to, first, middle), new Flow(from, to, middle + 1, last));
        }
    }

    private enum Cover {
        NONE,
        PART,
        ALL;

        static Cover of(boolean all, boolean some) {
            return all ? ALL : some ? PART : NONE;
        }

        Cover and(Cover other) {
            return compareTo(other) < 0 ? this : other;
        }

        Cover or(Cover other) {
            return compareTo(other) > 0 ? this : other;
        }
    }

    /**
     * The rule that keeps back a part of the flow, or all of it.
     *
     * @throws CouldNotLook when a rule names application security groups, whose members the rule does not tell
     */
    Optional<SecurityRuleInner> blocking(Flow flow) {
        for (var rule : rules) {
            var source = isNothing(rule.sourceApplicationSecurityGroups())
                    ? addresses(rule.sourceAddressPrefix(), rule.sourceAddressPrefixes(), flow.from())
                    : Cover.ALL;
            var destination = isNothing(rule.destinationApplicationSecurityGroups())
                    ? addresses(rule.destinationAddressPrefix(), rule.destinationAddressPrefixes(), flow.to())
                    : Cover.ALL;
            var cover = source.and(destination).and(ports(rule, flow));
            if (cover != Cover.NONE && namesGroups(rule)) {
                throw new CouldNotLook("rule %s names application security groups, whose members are not looked up"
                        .formatted(rule.name()));
            }
            if (cover == Cover.PART) {
                return flow.halves(source, destination)
                        .flatMap(half -> blocking(half).stream())
                        .findFirst();
            }
            if (cover == Cover.ALL) {
                return SecurityRuleAccess.DENY.equals(rule.access()) ? Optional.of(rule) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean namesGroups(SecurityRuleInner rule) {
        return !isNothing(rule.sourceApplicationSecurityGroups())
                || !isNothing(rule.destinationApplicationSecurityGroups());
    }

    private static boolean isNothing(List<?> list) {
        return list == null || list.isEmpty();
    }

    /** A rule has one prefix, or several. */
    private static Stream<String> either(String one, List<String> several) {
        return Stream.concat(
                Stream.ofNullable(one).filter(text -> !text.isBlank()),
                several == null ? Stream.empty() : several.stream());
    }

    private Cover addresses(String one, List<String> several, Cidr asked) {
        return either(one, several).map(prefix -> address(prefix, asked)).reduce(Cover.NONE, Cover::or);
    }

    private Cover address(String prefix, Cidr asked) {
        if (EVERYTHING.contains(prefix.toLowerCase(java.util.Locale.ROOT))) {
            return Cover.ALL;
        }
        return switch (prefix) {
            case "VirtualNetwork" -> within(virtualNetwork, asked);
            case "Internet" ->
                switch (within(virtualNetwork, asked)) {
                    case ALL -> Cover.NONE;
                    case PART -> Cover.PART;
                    case NONE -> Cover.ALL;
                };
            case "AzureLoadBalancer" -> within(List.of(LOAD_BALANCER), asked);
            // The other service tags are public addresses of Azure; asked of are private ones.
            default ->
                Range.of(prefix).map(range -> within(List.of(range), asked)).orElse(Cover.NONE);
        };
    }

    private static Cover within(List<Cidr> ranges, Cidr asked) {
        return Cover.of(
                ranges.stream().anyMatch(range -> range.contains(asked)),
                ranges.stream().anyMatch(range -> range.overlaps(asked)));
    }

    private static Cover ports(SecurityRuleInner rule, Flow flow) {
        return either(rule.destinationPortRange(), rule.destinationPortRanges())
                .map(range -> port(range, flow))
                .reduce(Cover.NONE, Cover::or);
    }

    private static Cover port(String range, Flow flow) {
        if (range.equals("*")) {
            return Cover.ALL;
        }
        var ends = range.split("-", 2);
        var first = Integer.parseInt(ends[0].strip());
        var last = Integer.parseInt(ends[ends.length - 1].strip());
        return Cover.of(first <= flow.first() && flow.last() <= last, first <= flow.last() && flow.first() <= last);
    }
}
