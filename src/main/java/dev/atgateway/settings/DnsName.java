package dev.atgateway.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** Host and zone names of the DNS. */
final class DnsName {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile("(" + LABEL + "\\.)*" + LABEL);
    private static final Pattern IPV4_LIKE = Pattern.compile("[0-9.]+");
    private static final int LONGEST = 253;

    private DnsName() {}

    /** Whether {@code text}, in lower case, is a host name of one label or more and no address. */
    static boolean isHost(String text) {
        return text.length() <= LONGEST
                && NAME.matcher(text).matches()
                && !IPV4_LIKE.matcher(text).matches();
    }

    /**
     * Reads a name of at least two labels, and gives it in lower case.
     *
     * @throws Mistake when {@code text} is a URL, an address, or no name at all
     */
    static String parse(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        if (name.contains("/") || name.contains(":")) {
            throw new Mistake("a URL or has a port", "write the name alone, such as carto.internal.example.com");
        }
        if (IPV4_LIKE.matcher(name).matches()) {
            throw new Mistake("an address, not a name", "write the name, or set cartoDns to ip");
        }
        if (!isHost(name) || !name.contains(".")) {
            throw new Mistake(
                    "not a full DNS name",
                    "write labels of letters, digits and - with dots between them, such as carto.internal.example.com");
        }
        return name;
    }
}
