package dev.emulatedcloud.jobs;

import java.net.URI;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call of curl, as far as its options are known here.
 *
 * @param authorities the file of {@code --cacert}
 * @param resolved addresses by {@code host:port}, of {@code --resolve}
 * @param patience for how many seconds it waits for a connection
 * @see <a href="https://curl.se/docs/manpage.html">curl's options</a>
 */
record Curl(URI url, boolean verifies, Optional<String> authorities, Map<String, String> resolved, int patience) {
    private static final int CONNECT_TIMEOUT = 300;
    private static final Set<String> QUIET = Set.of("-s", "--silent", "-S", "--show-error", "-sS", "-I", "--head");
    private static final Set<String> WITH_ARGUMENT =
            Set.of("--cacert", "--connect-timeout", "-m", "--max-time", "--resolve", "-o", "--output");

    static Curl of(List<String> arguments) throws Unknown {
        var given = new HashMap<String, String>();
        var resolved = new HashMap<String, String>();
        boolean verifies = true;
        String url = null;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (WITH_ARGUMENT.contains(argument)) {
                if (!rest.hasNext()) {
                    throw new Unknown("curl's option " + argument + " without a value");
                }
                String value = rest.next();
                given.put(argument, value);
                if (argument.equals("--resolve")) {
                    pin(value, resolved);
                }
            } else if (argument.equals("-k") || argument.equals("--insecure")) {
                verifies = false;
            } else if (argument.startsWith("-") && !QUIET.contains(argument)) {
                // no more of it: a header may hold a secret
                throw new Unknown("curl's option "
                        + argument.replaceFirst(argument.startsWith("--") ? "[^\\w-].*" : "(?<=^-.).*", ""));
            } else if (!argument.startsWith("-")) {
                if (url != null) {
                    throw new Unknown("curl with two URLs");
                }
                url = argument;
            }
        }
        int total = seconds(given, "--max-time", "-m", CONNECT_TIMEOUT);
        int connect = seconds(given, "--connect-timeout", "--connect-timeout", CONNECT_TIMEOUT);
        return new Curl(
                parsed(url), verifies, Optional.ofNullable(given.get("--cacert")), resolved, Math.min(total, connect));
    }

    private static void pin(String value, Map<String, String> resolved) throws Unknown {
        String[] parts = value.split(":", 3);
        if (parts.length != 3 || !parts[2].matches("[0-9.]+")) {
            throw new Unknown("curl's --resolve in another form than HOST:PORT:ADDRESS");
        }
        resolved.put(parts[0] + ":" + parts[1], parts[2]);
    }

    private static int seconds(Map<String, String> given, String name, String shortName, int absent) throws Unknown {
        String text = Optional.ofNullable(given.get(name)).orElse(given.get(shortName));
        if (text == null) {
            return absent;
        }
        if (!text.matches("\\d{1,6}")) {
            throw new Unknown("curl's option " + name + " with another value than whole seconds");
        }
        return Integer.parseInt(text);
    }

    private static URI parsed(String url) throws Unknown {
        try {
            URI parsed = URI.create(url == null ? "" : url);
            if (parsed.getHost() != null && Set.of("http", "https").contains(parsed.getScheme())) {
                return parsed;
            }
        } catch (IllegalArgumentException e) {
            // it is refused below
        }
        throw new Unknown("curl without a URL that begins with http:// or https://");
    }

    boolean isTls() {
        return url.getScheme().equals("https");
    }

    int port() {
        return url.getPort() > 0 ? url.getPort() : isTls() ? 443 : 80;
    }

    /** The address to connect to, whatever the name means. */
    Optional<String> address() {
        return Optional.ofNullable(resolved.get(url.getHost() + ":" + port()));
    }
}
