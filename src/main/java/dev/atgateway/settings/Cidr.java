package dev.atgateway.settings;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IncompatibleAddressException;
import inet.ipaddr.ipv4.IPv4Address;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An IPv4 network in CIDR notation, such as {@code 10.1.0.0/16}. */
public final class Cidr {
    /** Addresses that Azure keeps in every subnet: the first four and the last. */
    private static final int KEPT_BY_AZURE = 5;

    private final IPv4Address block;

    private Cidr(IPv4Address block) {
        this.block = block;
    }

    /**
     * Reads a network.
     *
     * @throws Mistake when {@code text} is no IPv4 network in CIDR notation, or has bits set after its prefix
     */
    public static Cidr parse(String text) {
        if (Ipv4.isAddress(text)) {
            throw new Mistake("an address without a prefix length", "write " + text + "/32 for that address alone");
        }
        if (!text.contains("/")) {
            throw notANetwork();
        }
        IPv4Address address = addressOf(text);
        Cidr network = new Cidr(address.toPrefixBlock());
        if (!address.getLower().withoutPrefixLength().equals(network.first())) {
            throw new Mistake("has bits set after its prefix length", "write " + network);
        }
        return network;
    }

    /** Whether every address of {@code other} lies in this network. */
    public boolean contains(Cidr other) {
        return block.contains(other.block);
    }

    /** Whether {@code address} lies in this network. */
    public boolean contains(Ipv4 address) {
        return block.contains(address.address());
    }

    /** Whether the two networks share an address. */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    /** Number of bits that the addresses of this network share, 0 to 32. */
    public int prefixLength() {
        return block.getNetworkPrefixLength();
    }

    /** Number of addresses, 1 to 2^32. */
    public long size() {
        return block.getCount().longValueExact();
    }

    /**
     * Addresses that a subnet of this range offers: all but the five that Azure keeps, and never less than none.
     *
     * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq">Virtual network FAQ</a>
     */
    public long usableAddresses() {
        return Math.max(0, size() - KEPT_BY_AZURE);
    }

    /** The networks of {@code prefixLength} inside this one, in their order; none when this one is smaller. */
    public Stream<Cidr> subnets(int prefixLength) {
        if (prefixLength < prefixLength()) {
            return Stream.empty();
        }
        IPv4Address parts = block.setPrefixLength(prefixLength, false);
        Iterable<IPv4Address> blocks = parts::prefixBlockIterator;
        return StreamSupport.stream(blocks.spliterator(), false).map(Cidr::new);
    }

    private IPv4Address first() {
        return block.getLower().withoutPrefixLength();
    }

    private static IPv4Address addressOf(String text) {
        try {
            return new IPAddressString(text, Ipv4.PLAIN_NUMBERS).toAddress().toIPv4();
        } catch (AddressStringException | IncompatibleAddressException e) {
            throw notANetwork();
        }
    }

    private static Mistake notANetwork() {
        return new Mistake("not an IPv4 network", "write an address and a prefix length, such as 10.1.0.0/16");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr cidr && cidr.block.equals(block);
    }

    @Override
    public int hashCode() {
        return Objects.hash(block);
    }

    /** The network in canonical form. */
    @Override
    public String toString() {
        return block.toCanonicalString();
    }
}
