package dev.emulatedcloud.traffic;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which calls go to a proxy, as the package {@code proxy-from-env} of most Node programs decides it. Node by itself
 * reads none of these variables, and whether the gateway's image does is not documented.
 *
 * @see <a href="https://github.com/Rob--W/proxy-from-env">proxy-from-env</a>
 */
final class ProxyRules {
    private final Variables variables;

    ProxyRules(Variables variables) {
        this.variables = variables;
    }

    /** The proxy for HTTPS calls: its URL. */
    Optional<String> https() {
        return variables.anyCase("HTTPS_PROXY").or(() -> variables.anyCase("ALL_PROXY"));
    }

    /** The proxy that takes a call; none if it goes straight. */
    Optional<String> proxyFor(String host, int port, boolean tls) {
        Optional<String> proxy =
                tls ? https() : variables.anyCase("HTTP_PROXY").or(() -> variables.anyCase("ALL_PROXY"));
        return proxy.filter(url -> !bypassed(host.toLowerCase(Locale.ROOT), port));
    }

    private boolean bypassed(String host, int port) {
        String list = variables.anyCase("NO_PROXY").orElse("").toLowerCase(Locale.ROOT);
        return list.equals("*")
                || Stream.of(list.split("[,\\s]"))
                        .filter(entry -> !entry.isEmpty())
                        .anyMatch(entry -> matches(entry, host, port));
    }

    /** An entry is a name or an address, exactly; only what begins with a dot or an asterisk is a suffix. */
    private static boolean matches(String entry, String host, int port) {
        String name = entry;
        if (entry.matches(".+:\\d+")) {
            int colon = entry.lastIndexOf(':');
            if (Integer.parseInt(entry.substring(colon + 1)) != port) {
                return false;
            }
            name = entry.substring(0, colon);
        }
        if (!name.startsWith(".") && !name.startsWith("*")) {
            return host.equals(name);
        }
        return host.endsWith(name.startsWith("*") ? name.substring(1) : name);
    }
}
