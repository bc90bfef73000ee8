package dev.atgateway.verify;

import dev.atgateway.settings.Cidr;
import dev.atgateway.settings.Mistake;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** IPv4 ranges as Azure writes them: networks, and addresses without a prefix length. */
final class Range {
    private static final int BITS = 32;

    private Range() {}

    /** The range, or nothing where it is none of IPv4. */
    static Optional<Cidr> of(String text) {
        try {
            return Optional.of(Cidr.parse(text.contains("/") ? text : text + "/" + BITS));
        } catch (Mistake notIpv4) {
            return Optional.empty();
        }
    }

    static List<Cidr> of(List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream().flatMap(text -> of(text).stream()).toList();
    }

    /** The two halves of a range of more than one address. */
    static Stream<Cidr> halves(Cidr range) {
        return range.subnets(range.prefixLength() + 1);
    }
}
