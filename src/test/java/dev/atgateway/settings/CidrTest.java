package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CidrTest {
    @Test
    void aNetworkIsShownAsItIsWritten() {
        assertThat(Cidr.parse("10.1.0.0/16")).hasToString("10.1.0.0/16");
        assertThat(Cidr.parse("0.0.0.0/0")).hasToString("0.0.0.0/0");
        assertThat(Cidr.parse("10.1.0.4/32")).hasToString("10.1.0.4/32");
    }

    @Test
    void hostBitsAreAMistakeThatSaysWhichNetworkWasMeant() {
        assertThatThrownBy(() -> Cidr.parse("10.1.0.7/16"))
                .isInstanceOf(Mistake.class)
                .hasMessage("has bits set after its prefix length. write 10.1.0.0/16");
    }

    @Test
    void fiveAddressesOfASubnetAreAzures() {
        assertThat(Cidr.parse("10.1.0.0/27").usableAddresses()).isEqualTo(27);
        assertThat(Cidr.parse("10.1.0.0/29").usableAddresses()).isEqualTo(3);
        assertThat(Cidr.parse("10.1.0.0/30").usableAddresses()).isZero();
    }

    @Test
    void theWholeSpaceHasItsSize() {
        assertThat(Cidr.parse("0.0.0.0/0").size()).isEqualTo(1L << 32);
    }

    @Test
    void subnetsComeInTheirOrder() {
        assertThat(Cidr.parse("10.1.0.0/26").subnets(28))
                .extracting(Cidr::toString)
                .containsExactly("10.1.0.0/28", "10.1.0.16/28", "10.1.0.32/28", "10.1.0.48/28");
        assertThat(Cidr.parse("10.1.0.0/26").subnets(26)).containsExactly(Cidr.parse("10.1.0.0/26"));
        assertThat(Cidr.parse("10.1.0.0/26").subnets(25)).isEmpty();
    }

    @Test
    void networksAreEqualByValue() {
        assertThat(Cidr.parse("10.1.0.0/16"))
                .isEqualTo(Cidr.parse("10.1.0.0/16"))
                .hasSameHashCodeAs(Cidr.parse("10.1.0.0/16"))
                .isNotEqualTo(Cidr.parse("10.1.0.0/17"))
                .isNotEqualTo("10.1.0.0/16");
        assertThat(Ipv4.parse("10.1.0.4"))
                .isEqualTo(Ipv4.parse("10.1.0.4"))
                .hasSameHashCodeAs(Ipv4.parse("10.1.0.4"))
                .hasToString("10.1.0.4")
                .isNotEqualTo(Ipv4.parse("10.1.0.5"))
                .isNotEqualTo("10.1.0.4");
    }
}
