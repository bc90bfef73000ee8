package dev.atgateway.gateway;

import dev.atgateway.settings.CartoSettings;
import dev.atgateway.settings.GatewaySettings;
import dev.atgateway.settings.ProxySettings;
import dev.atgateway.settings.TrustSettings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The plain environment variables of the gateway container: the proxy exactly as CARTO documents it, whom to trust, and
 * what the user adds.
 *
 * @see <a href="https://docs.carto.com/carto-self-hosted/carto-self-hosted-legacy/guides/configure-an-external-proxy">
 *     Configure an external proxy</a>
 */
final class ContainerEnvironment {
    static final String CA_DIRECTORY = "/etc/at-gateway/certs";
    static final String CA_FILE = "trusted-cas.pem";

    private final Map<String, String> variables = new TreeMap<>();

    private ContainerEnvironment() {}

    /** The variables by name, in alphabetical order: Azure compares them by position. */
    static Map<String, String> of(GatewaySettings gateway, CartoSettings carto) {
        var environment = new ContainerEnvironment();
        environment.variables.putAll(gateway.env());
        gateway.proxy().ifPresent(proxy -> environment.useProxy(proxy, noProxy(gateway, carto)));
        environment.trust(
                gateway.trust(),
                gateway.proxy().map(ProxySettings::rejectUnauthorized).orElse(true));
        return new LinkedHashMap<>(environment.variables);
    }

    private void useProxy(ProxySettings proxy, Set<String> noProxy) {
        var url = proxy.url().toString();
        bothCases("HTTP_PROXY", url);
        bothCases("HTTPS_PROXY", url);
        if (!proxy.tls()) {
            bothCases("GRPC_PROXY", url);
        }
        bothCases("NO_PROXY", String.join(",", noProxy));
    }

    private void bothCases(String name, String value) {
        variables.put(name, value);
        variables.put(name.toLowerCase(Locale.ROOT), value);
    }

    /** Without CARTO's own names in it, the private call would go to the proxy instead of the peering. */
    private static Set<String> noProxy(GatewaySettings gateway, CartoSettings carto) {
        var hosts = new LinkedHashSet<String>();
        hosts.add("localhost");
        carto.domain().ifPresent(hosts::add);
        carto.internalIp().ifPresent(ip -> hosts.add(ip.toString()));
        hosts.addAll(gateway.noProxy());
        return hosts;
    }

    private void trust(TrustSettings trust, boolean verifyProxy) {
        trust.caBundle().ifPresent(bundle -> variables.put("NODE_EXTRA_CA_CERTS", CA_DIRECTORY + "/" + CA_FILE));
        variables.put("NODE_TLS_REJECT_UNAUTHORIZED", trust.verifyCarto() && verifyProxy ? "1" : "0");
    }
}
