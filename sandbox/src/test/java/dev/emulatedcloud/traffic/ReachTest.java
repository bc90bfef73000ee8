package dev.emulatedcloud.traffic;

import static dev.emulatedcloud.traffic.Fault.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReachTest {
    static Stream<Fault> faults() {
        return Stream.of(CallerFaults.all(), PathFaults.all(), NameAndTrustFaults.all())
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void callEndsAtTheFault(Fault fault) {
        Deployed deployed = fault.base().get();
        fault.wrong().accept(deployed);
        Walk walk = deployed.walk(fault.wrongCall());
        assertThat(walk.reaches()).as(walk.toText()).isFalse();
        Hop hop = walk.failure().orElseThrow();
        assertThat(hop.name()).as(walk.toText()).isEqualTo(fault.hop());
        assertThat(hop.fix().orElseThrow().setting()).as(walk.toText()).isEqualTo(fault.setting());
        assertThat(walk.hops()).last().isEqualTo(hop);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void sameSettingPassesWhenItIsRight(Fault fault) {
        Deployed deployed = fault.base().get();
        fault.right().accept(deployed);
        Walk walk = deployed.walk(fault.rightCall());
        assertThat(walk.reaches()).as(walk.toText()).isTrue();
        assertThat(walk.hops()).extracting(Hop::name).as(walk.toText()).contains(fault.hop());
    }

    @Test
    void faultsAreManyAndNamedOnce() {
        assertThat(faults().map(Fault::name)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(25);
        assertThat(faults().map(Fault::hop)).contains(Hop.Name.values());
    }

    @Test
    void hopsComeInTheOrderOfTheCall() {
        assertThat(Deployed.names(Deployed.peered().walk(Fault.WAREHOUSE_TO_CARTO)))
                .isEqualTo(
                        "warehouse, connection, grant, ingress, allow list, app, variables, proxy, resolution, route,"
                                + " peering, security group, return path, service, tls");
    }

    @ParameterizedTest
    @MethodSource("whole")
    void wholeGatewayReachesCarto(Supplier<Deployed> base) {
        Walk walk = base.get().walk(Fault.WAREHOUSE_TO_CARTO);
        assertThat(walk.reaches()).as(walk.toText()).isTrue();
        assertThat(walk.warnings()).isEmpty();
    }

    static Stream<Supplier<Deployed>> whole() {
        return Stream.of(Deployed::peered, Deployed::shared, Deployed::hubbed, () -> Deployed.peered()
                .proxy("http://proxy.example.com:3128", Deployed.HOST));
    }

    @Test
    void verificationThatIsOffIsPassedWithAWarning() {
        Deployed deployed = Deployed.peered().bundle(null).variable("NODE_TLS_REJECT_UNAUTHORIZED", "0");
        Walk walk = deployed.walk(Fault.WAREHOUSE_TO_CARTO);
        assertThat(walk.reaches()).isTrue();
        Hop hop = walk.warnings().get(0);
        assertThat(hop.name()).isEqualTo(Hop.Name.TLS);
        assertThat(hop.fix().orElseThrow().setting()).isEqualTo("cartoTls");
        assertThat(hop.fix().orElseThrow().write())
                .contains("trustedCaCerts")
                .doesNotContain("proxyRejectUnauthorized");
        Hop beside = deployed.proxy("https://proxy.example.com:3129", Deployed.HOST)
                .walk(Fault.WAREHOUSE_TO_CARTO)
                .warnings()
                .get(0);
        assertThat(beside.fix().orElseThrow().write()).contains("proxyRejectUnauthorized");
        assertThat(Deployed.peered()
                        .variable("NODE_TLS_REJECT_UNAUTHORIZED", "1")
                        .walk(Fault.WAREHOUSE_TO_CARTO)
                        .warnings())
                .isEmpty();
    }

    @Test
    void verificationOfTheProxyThatIsOffNamesTheProxysSetting() {
        Deployed deployed = Deployed.peered()
                .proxy("https://proxy.example.com:3129", Deployed.HOST)
                .variable("NODE_TLS_REJECT_UNAUTHORIZED", "0");
        Hop hop = deployed.walk(to("proxy")).warnings().get(0);
        assertThat(hop.name()).isEqualTo(Hop.Name.TLS);
        assertThat(hop.fix().orElseThrow().setting()).isEqualTo("proxyRejectUnauthorized");
        assertThat(hop.fix().orElseThrow().write()).contains("proxyCaCertificate");
    }

    @Test
    void otherCertificatesThatTheGatewayWasGivenAreNamed() {
        Deployed deployed = Deployed.peered();
        Hop hop = deployed.bundle(deployed.authority("10.0.1.4:3129"))
                .walk(Fault.WAREHOUSE_TO_CARTO)
                .failure()
                .orElseThrow();
        assertThat(hop.why().orElseThrow()).endsWith("holds CN=Example Corp Proxy CA,O=Example Corp");
        assertThat(hop.fix().orElseThrow().write()).contains("CN=Example Corp Private CA");
    }

    @Test
    void callToTheInternetIsNotSaidToArrive() {
        Walk walk = Deployed.peered().walk(to("198.51.100.7:443"));
        assertThat(walk.warnings()).extracting(Hop::name).containsExactly(Hop.Name.SERVICE);
    }

    @Test
    void severalConnectionsToGatewaysHaveToBeToldApart() {
        Deployed deployed = Deployed.peered();
        deployed.connect("elsewhere", "https://elsewhere.example.com", "443");
        assertThat(deployed.walk(Fault.WAREHOUSE_TO_CARTO).reaches()).isTrue();
        deployed.connect("second", "https://" + deployed.fqdn(), "443");
        assertThatThrownBy(() -> deployed.walk(Fault.WAREHOUSE_TO_CARTO))
                .isInstanceOf(Call.Ambiguous.class)
                .hasMessageContaining("gateway, second");
        assertThat(deployed.walk(Fault.over("second")).reaches()).isTrue();
    }

    @Test
    void walkChangesNothing() {
        Deployed deployed = Deployed.hubbed();
        String before = deployed.cloud.azure().all().toList().toString();
        deployed.walk(Fault.WAREHOUSE_TO_CARTO);
        assertThat(deployed.cloud.azure().all().toList()).hasToString(before);
    }
}
