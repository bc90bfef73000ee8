package dev.emulatedcloud.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import dev.emulatedcloud.traffic.Deployed;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The files in {@code src/test/resources/pictures} are what is expected of each gateway. */
class PicturesTest {
    private static final ResourceId PEERING_BACK = Deployed.CARTO.child("virtualNetworkPeerings", "from-carto");

    static Stream<Arguments> gateways() {
        return Stream.of(
                Arguments.of("peered", Deployed.peered()),
                Arguments.of("shared", Deployed.shared()),
                Arguments.of("hubbed", Deployed.hubbed()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gateways")
    void textIsAsExpected(String name, Deployed gateway) throws IOException {
        assertThat(Pictures.of(gateway.azure).toText() + "\n").isEqualTo(expected(name + ".txt"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gateways")
    void mermaidIsAsExpected(String name, Deployed gateway) throws IOException {
        assertThat(Pictures.of(gateway.azure).toMermaid()).isEqualTo(expected(name + ".mmd"));
    }

    @Test
    void svgIsAsExpected() throws IOException {
        assertThat(Pictures.of(Deployed.peered().azure).toSvg()).isEqualTo(expected("peered.svg"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gateways")
    void svgSaysTheSameAsTheText(String name, Deployed gateway) throws Exception {
        var pictures = Pictures.of(gateway.azure);
        NodeList texts = parsed(pictures.toSvg()).getElementsByTagName("text");
        assertThat(texts.getLength()).isGreaterThan(20);
        assertThat(IntStream.range(0, texts.getLength())
                        .mapToObj(at -> texts.item(at).getTextContent()))
                .allSatisfy(text -> assertThat(pictures.toText()).contains(text));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gateways")
    void textFitsATerminalOfAnyKind(String name, Deployed gateway) {
        assertThat(Pictures.of(gateway.azure).toText().lines())
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(92).matches("[ -~]*"));
    }

    @Test
    void startWorldHasNothingToDraw() {
        assertThat(Pictures.of(new ResourceManager(Cloud.inMemory())).isEmpty()).isTrue();
    }

    @Test
    void peeringWithoutItsOtherEndIsDrawnAsItIs() {
        var gateway = Deployed.peered();
        gateway.delete(PEERING_BACK);
        assertThat(Pictures.of(gateway.azure).toText())
                .contains("peering to-carto: Disconnected")
                .contains("no peering back");
    }

    @Test
    void withoutAConnectionTheCallComesFromTheInternet() {
        var gateway = Deployed.peered();
        gateway.catalog.delete("gateway");
        assertThat(Pictures.of(gateway.azure).toText())
                .contains("| Internet")
                .doesNotContain("Databricks workspace", "SQL warehouse", "HTTP connection");
    }

    @Test
    void withoutAGrantTheOwnerAloneIsNamed() {
        var gateway = Deployed.peered();
        gateway.catalog.permissions().change("gateway", Json.parse("""
                        {"changes": [{"principal": "analysts", "remove": ["USE_CONNECTION"]}]}"""));
        assertThat(Pictures.of(gateway.azure).toText())
                .contains("USE CONNECTION: nobody but its owner engineer@example.com");
    }

    @Test
    void withoutARecordTheLoadBalancersOfTheVnetAreDrawn() {
        var gateway = Deployed.peered();
        gateway.delete(Deployed.ZONE.child("A", "@"));
        gateway.delete(Deployed.ZONE.child("virtualNetworkLinks", "link"));
        assertThat(Pictures.of(gateway.azure).toText())
                .contains("internal load balancer carto-ilb  10.0.0.4")
                .doesNotContain("private DNS zone");
    }

    @Test
    void recordThatLeadsToNoLoadBalancerIsDrawnAsAnAddress() {
        var gateway = Deployed.peered();
        gateway.force(Deployed.ZONE.child("A", "@"), record -> Json.objects(record, "aRecords")
                .forEach(one -> one.add("ipv4Address", new JsonPrimitive("10.0.1.99"))));
        assertThat(Pictures.of(gateway.azure).toText())
                .contains("@  A  10.0.1.99")
                .contains("subnet data-subnet  10.0.1.0/24")
                .contains("the record leads to 10.0.1.99")
                .doesNotContain("carto-ilb");
    }

    @Test
    void proxyIsDrawnWithoutItsPassword() {
        var gateway = Deployed.peered().proxy("http://user:hidden@proxy.example.com:3128", "10.0.0.4");
        assertThat(Pictures.of(gateway.azure).toText())
                .contains("proxy http://proxy.example.com:3128")
                .contains("NO_PROXY=10.0.0.4")
                .doesNotContain("hidden");
    }

    @Test
    void certificatesThatAreNotCheckedAreSaid() {
        var gateway = Deployed.peered().bundle(null).variable("NODE_TLS_REJECT_UNAUTHORIZED", "0");
        assertThat(Pictures.of(gateway.azure).toText())
                .contains("checks no certificate")
                .doesNotContain("NODE_EXTRA_CA_CERTS");
    }

    private static String expected(String file) throws IOException {
        try (var found = PicturesTest.class.getResourceAsStream("/pictures/" + file)) {
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
