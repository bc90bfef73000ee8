package dev.emulatedcloud.azure;

import java.util.regex.Pattern;

/**
 * The form of resource names.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules">Rules</a>
 */
final class Names {
    private static final Pattern NETWORK = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9_.-]*[a-zA-Z0-9_])?");
    private static final Pattern GROUP = Pattern.compile("[\\w().-]{0,89}[\\w()-]");
    private static final Pattern WORKSPACE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9-]{2,61}[a-zA-Z0-9]");
    private static final Pattern ENVIRONMENT = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,58}[a-zA-Z0-9]");
    private static final Pattern APP = Pattern.compile("(?!.*--)[a-z][a-z0-9-]{0,30}[a-z0-9]");
    private static final Pattern SECRET = Pattern.compile("[a-z0-9]([a-z0-9-]{0,251}[a-z0-9])?");

    private Names() {}

    /** Refuses what Microsoft.Network does not take as a name. */
    static void checkNetwork(String name, int maximum) {
        if (name.length() > maximum || !NETWORK.matcher(name).matches()) {
            throw NetworkRule.INVALID_NAME.refused(name, maximum);
        }
    }

    static boolean isGroup(String name) {
        return GROUP.matcher(name).matches();
    }

    static boolean isWorkspace(String name) {
        return WORKSPACE.matcher(name).matches();
    }

    static boolean isEnvironment(String name) {
        return ENVIRONMENT.matcher(name).matches();
    }

    static boolean isApp(String name) {
        return APP.matcher(name).matches();
    }

    static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }
}
