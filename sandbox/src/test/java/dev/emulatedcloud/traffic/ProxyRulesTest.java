package dev.emulatedcloud.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRulesTest {
    private static ProxyRules with(String... variables) {
        JsonObject container =
                Json.object("env", Json.array(Arrays.stream(variables).map(variable -> {
                    String[] parts = variable.split("=", 2);
                    return Json.object("name", parts[0], "value", parts[1]);
                })));
        return new ProxyRules(Variables.of(Json.object(
                "properties", Json.object("template", Json.object("containers", Deployed.list(container))))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    carto.example.com        | true
                    CARTO.example.com        | true
                    other, carto.example.com | true
                    other carto.example.com  | true
                    .example.com             | true
                    *.example.com            | true
                    *example.com             | true
                    *                        | true
                    carto.example.com:443    | true
                    carto.example.com:8443   | false
                    example.com              | false
                    arto.example.com         | false
                    10.0.0.0/8               | false
                    """)
    void entryBypassesTheProxyOrDoesNot(String list, boolean bypasses) {
        var rules = with("HTTPS_PROXY=http://proxy:3128", "NO_PROXY=" + list);
        assertThat(rules.proxyFor("carto.example.com", 443, true).isEmpty()).isEqualTo(bypasses);
    }

    @Test
    void lowerCaseComesFirst() {
        var rules = with("HTTPS_PROXY=http://upper:1", "https_proxy=http://lower:1", "NO_PROXY=host", "no_proxy=other");
        assertThat(rules.proxyFor("host", 443, true)).hasValue("http://lower:1");
    }

    @Test
    void eachSchemeHasItsProxy() {
        var rules = with("HTTP_PROXY=http://plain:1", "ALL_PROXY=http://all:1");
        assertThat(rules.proxyFor("host", 80, false)).hasValue("http://plain:1");
        assertThat(rules.proxyFor("host", 443, true)).hasValue("http://all:1");
        assertThat(with().proxyFor("host", 443, true)).isEmpty();
    }
}
