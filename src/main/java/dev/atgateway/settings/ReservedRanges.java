package dev.atgateway.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ranges that a gateway's network must stay clear of. */
final class ReservedRanges {
    /** @see <a href="https://learn.microsoft.com/azure/container-apps/custom-virtual-networks">Subnets</a> */
    static final List<Cidr> CONTAINER_APPS = ranges(
            "169.254.0.0/16",
            "172.30.0.0/16",
            "172.31.0.0/16",
            "192.0.2.0/24",
            "100.100.0.0/17",
            "100.100.128.0/19",
            "100.100.160.0/19",
            "100.100.192.0/19");

    /** @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq">Virtual network FAQ</a> */
    private static final List<Cidr> NO_VNET =
            ranges("127.0.0.0/8", "168.63.129.16/32", "224.0.0.0/4", "255.255.255.255/32");

    /** @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">Special addresses</a> */
    private static final List<Cidr> NO_HOST =
            ranges("0.0.0.0/8", "127.0.0.0/8", "168.63.129.16/32", "224.0.0.0/4", "240.0.0.0/4");

    private ReservedRanges() {}

    /** Reports {@code range}, the value of {@code key}, where it overlaps what Container Apps or Azure keeps. */
    static void check(Values values, String key, Cidr range) {
        overlapping(CONTAINER_APPS, range::overlaps, "Container Apps reserves")
                .or(() -> overlapping(NO_VNET, range::overlaps, "Azure gives to no VNet"))
                .ifPresent(reason ->
                        values.wrong(key, range.toString(), "overlaps " + reason, "write a private range clear of it"));
    }

    /**
     * Reads the address of a host that the gateway talks to.
     *
     * @throws Mistake when no host of a VNet can have it
     */
    static Ipv4 host(String text) {
        Ipv4 address = Ipv4.parse(text);
        overlapping(NO_HOST, range -> range.contains(address), "no host of a VNet lives in")
                .or(() -> overlapping(
                        CONTAINER_APPS,
                        range -> range.contains(address),
                        "Container Apps reserves, so that the gateway cannot reach it"))
                .ifPresent(reason -> {
                    throw new Mistake("lies in " + reason, "write the address that it has in its VNet");
                });
        return address;
    }

    private static Optional<String> overlapping(List<Cidr> ranges, Predicate<Cidr> hit, String who) {
        String hits = ranges.stream().filter(hit).map(Cidr::toString).collect(Collectors.joining(", "));
        return hits.isEmpty() ? Optional.empty() : Optional.of(hits + ", which " + who);
    }

    private static List<Cidr> ranges(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}
