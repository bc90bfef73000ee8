package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The CIDR arithmetic against plain numbers: a network is the addresses from {@code first} to {@code last}. */
class CidrPropertyTest {
    private static final long ADDRESSES = 1L << 32;

    /** The oracle. */
    record Range(long first, int prefix) {
        static Range around(long address, int prefix) {
            long size = ADDRESSES >> prefix;
            return new Range(address / size * size, prefix);
        }

        long last() {
            return first + (ADDRESSES >> prefix) - 1;
        }

        @Override
        public String toString() {
            return dotted(first) + "/" + prefix;
        }

        Cidr cidr() {
            return Cidr.parse(toString());
        }
    }

    static String dotted(long address) {
        return address / 16777216 + "." + address / 65536 % 256 + "." + address / 256 % 256 + "." + address % 256;
    }

    /** Close together, so that they meet often, and anywhere. */
    @Provide
    Arbitrary<Range> ranges() {
        Arbitrary<Long> near = Arbitraries.longs().between(167772160, 167772160 + 1023);
        Arbitrary<Long> anywhere = Arbitraries.longs().between(0, ADDRESSES - 1);
        return Combinators.combine(
                        Arbitraries.oneOf(near, anywhere),
                        Arbitraries.integers().between(0, 32))
                .as(Range::around);
    }

    @Property
    void aNetworkReadsBackAsItIsShown(@ForAll("ranges") Range range) {
        assertThat(range.cidr()).hasToString(range.toString());
        assertThat(range.cidr().prefixLength()).isEqualTo(range.prefix());
        assertThat(range.cidr().size()).isEqualTo(range.last() - range.first() + 1);
    }

    @Property
    void itHoldsExactlyTheAddressesBetweenItsEnds(
            @ForAll("ranges") Range range, @ForAll @LongRange(max = ADDRESSES - 1) long address) {
        assertThat(range.cidr().contains(Ipv4.parse(dotted(address))))
                .isEqualTo(range.first() <= address && address <= range.last());
        assertThat(range.cidr().contains(Ipv4.parse(dotted(range.first())))).isTrue();
        assertThat(range.cidr().contains(Ipv4.parse(dotted(range.last())))).isTrue();
    }

    @Property
    void itContainsWhatBeginsAndEndsInIt(@ForAll("ranges") Range outer, @ForAll("ranges") Range inner) {
        assertThat(outer.cidr().contains(inner.cidr()))
                .isEqualTo(outer.first() <= inner.first() && inner.last() <= outer.last());
    }

    @Property
    void itOverlapsWhatSharesAnAddress(@ForAll("ranges") Range one, @ForAll("ranges") Range other) {
        assertThat(one.cidr().overlaps(other.cidr()))
                .isEqualTo(one.first() <= other.last() && other.first() <= one.last());
    }

    @Property
    void hostBitsAreRefusedWithTheNetworkThatWasMeant(
            @ForAll @LongRange(max = ADDRESSES - 1) long address, @ForAll @IntRange(max = 31) int prefix) {
        Range meant = Range.around(address, prefix);
        if (meant.first() != address) {
            assertThatThrownBy(() -> Cidr.parse(dotted(address) + "/" + prefix)).hasMessageEndingWith("write " + meant);
        }
    }

    @Property
    void subnetsFillTheirNetworkWithoutGap(@ForAll("ranges") Range range, @ForAll @IntRange(max = 6) int bits) {
        int prefix = Math.min(32, range.prefix() + bits);
        List<String> subnets = range.cidr().subnets(prefix).map(Cidr::toString).toList();
        assertThat(subnets).hasSize(1 << (prefix - range.prefix()));
        long size = ADDRESSES >> prefix;
        for (int i = 0; i < subnets.size(); i++) {
            assertThat(subnets.get(i)).isEqualTo(new Range(range.first() + i * size, prefix).toString());
        }
    }

    @Property
    void theFreeRangeIsTheFirstOneThatMeetsNoOther(
            @ForAll("nearby") List<Range> taken, @ForAll @IntRange(min = 24, max = 30) int prefix) {
        Range space = Range.around(167772160, 22);
        String expected = null;
        for (long first = space.first(); expected == null && first <= space.last(); first += ADDRESSES >> prefix) {
            Range candidate = new Range(first, prefix);
            if (taken.stream()
                    .noneMatch(other -> candidate.first() <= other.last() && other.first() <= candidate.last())) {
                expected = candidate.toString();
            }
        }
        assertThat(FreeRange.inside(
                                List.of(space.cidr()),
                                prefix,
                                taken.stream().map(Range::cidr).toList())
                        .map(Cidr::toString)
                        .orElse(null))
                .isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<Range>> nearby() {
        return Combinators.combine(
                        Arbitraries.longs().between(167772160, 167772160 + 1023),
                        Arbitraries.integers().between(23, 32))
                .as(Range::around)
                .list()
                .ofMaxSize(8);
    }
}
