package dev.emulatedcloud.azure;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An IPv4 address range in CIDR notation. */
public record Cidr(String text, IPAddress range) {

    /** The range, or nothing if the text is not one or has bits set beyond its prefix. */
    public static Optional<Cidr> parse(String text) {
        return prefixed(text).filter(IPAddress::isPrefixBlock).map(range -> new Cidr(text, range));
    }

    public static Cidr of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a CIDR: " + text));
    }

    /** The range that the request for a resource spells. */
    static Cidr requested(String text, Object resource) {
        IPAddress range = prefixed(text).orElseThrow(() -> NetworkRule.INVALID_ADDRESS_PREFIX.refused(text, resource));
        if (!range.isPrefixBlock()) {
            throw NetworkRule.INVALID_CIDR.refused(text, resource, range.toPrefixBlock());
        }
        return new Cidr(text, range);
    }

    private static Optional<IPAddress> prefixed(String text) {
        if (!text.matches("\\d+(\\.\\d+){3}/\\d+")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IPAddressString(text).toAddress());
        } catch (AddressStringException e) {
            return Optional.empty();
        }
    }

    public int prefixLength() {
        return range.getNetworkPrefixLength();
    }

    public boolean overlaps(Cidr other) {
        return range.intersect(other.range) != null;
    }

    public boolean isInside(Collection<Cidr> space) {
        return space.stream().anyMatch(block -> block.range.contains(range));
    }

    public static boolean isAddress(String text) {
        var address = new IPAddressString(text);
        return address.isIPv4() && !address.isPrefixed() && !text.contains("*") && text.split("\\.").length == 4;
    }

    /** The pairs of ranges, one of each list, that have addresses in common. */
    public static List<Cidr> overlaps(Collection<Cidr> left, Collection<Cidr> right) {
        return left.stream()
                .filter(one -> right.stream().anyMatch(one::overlaps))
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
