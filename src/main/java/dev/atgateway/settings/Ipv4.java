package dev.atgateway.settings;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import inet.ipaddr.ipv4.IPv4Address;
import java.util.Objects;

/** One IPv4 address. */
public final class Ipv4 {
    static final IPAddressStringParameters PLAIN_NUMBERS = plainNumbers();

    private final IPv4Address address;

    private Ipv4(IPv4Address address) {
        this.address = address;
    }

    /**
     * Reads four decimal numbers with dots between them.
     *
     * @throws Mistake when {@code text} is anything else
     */
    public static Ipv4 parse(String text) {
        if (text.contains("/")) {
            throw new Mistake("a range, not an address", "write one IPv4 address, such as 10.0.1.4");
        }
        try {
            return new Ipv4(new IPAddressString(text, PLAIN_NUMBERS).toAddress().toIPv4());
        } catch (AddressStringException | IncompatibleAddressException e) {
            throw new Mistake("not an IPv4 address", "write four numbers from 0 to 255, such as 10.0.1.4");
        }
    }

    /** Whether {@code text} is an address. */
    static boolean isAddress(String text) {
        try {
            parse(text);
            return true;
        } catch (Mistake e) {
            return false;
        }
    }

    IPv4Address address() {
        return address;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ipv4 ip && ip.address.equals(address);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address);
    }

    /** The address in dotted decimal form. */
    @Override
    public String toString() {
        return address.toCanonicalString();
    }

    private static IPAddressStringParameters plainNumbers() {
        return new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowWildcardedSeparator(false)
                .allowPrefixOnly(false)
                .allowMask(false)
                .allowIPv6(false)
                .getIPv4AddressParametersBuilder()
                .allow_inet_aton(false)
                .allowLeadingZeros(false)
                .allowBinary(false)
                .setRangeOptions(RangeParameters.NO_RANGE)
                .getParentBuilder()
                .toParams();
    }
}
