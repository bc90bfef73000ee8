package dev.atgateway.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds ranges that nobody uses. */
final class FreeRange {
    private static final List<Cidr> PRIVATE_SPACE = Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
            .map(Cidr::parse)
            .toList();

    private FreeRange() {}

    /**
     * The first private range of this size that is clear of {@code taken} and of what Container Apps reserves.
     *
     * @see <a href="https://datatracker.ietf.org/doc/html/rfc1918">RFC 1918</a>
     */
    static Optional<Cidr> ofPrivateSpace(int prefixLength, List<Cidr> taken) {
        return inside(PRIVATE_SPACE, prefixLength, taken);
    }

    /** The first range of this size inside {@code spaces}, clear of the same. */
    static Optional<Cidr> inside(List<Cidr> spaces, int prefixLength, List<Cidr> taken) {
        List<Cidr> avoided = Stream.concat(taken.stream(), ReservedRanges.CONTAINER_APPS.stream())
                .toList();
        return spaces.stream()
                .flatMap(space -> space.subnets(prefixLength))
                .filter(candidate -> avoided.stream().noneMatch(candidate::overlaps))
                .findFirst();
    }
}
