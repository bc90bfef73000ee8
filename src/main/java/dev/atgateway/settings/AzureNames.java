package dev.atgateway.settings;

import java.util.regex.Pattern;

/**
 * What Azure accepts as the name of each kind of resource. Each method gives the name back or throws a {@link Mistake}.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules">Names</a>
 */
final class AzureNames {
    private static final Pattern RESOURCE_GROUP = Pattern.compile("[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]");
    private static final Pattern NETWORK_PART = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9_])?");
    private static final Pattern ENVIRONMENT = Pattern.compile("[a-z][a-z0-9-]{0,58}[a-z0-9]");
    private static final Pattern CONTAINER_APP = Pattern.compile("[a-z][a-z0-9-]{0,30}[a-z0-9]");
    private static final Pattern CONTAINER = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern LOG_WORKSPACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]");
    /** Of the name of a Log Analytics workspace. */
    static final int LONGEST_LOG_WORKSPACE = 63;

    private static final int LONGEST_NETWORK_PART = 80;
    private static final int LONGEST_VNET = 64;

    private AzureNames() {}

    static String resourceGroup(String name) {
        if (!RESOURCE_GROUP.matcher(name).matches()) {
            throw new Mistake(
                    "not the name of a resource group",
                    "write 1 to 90 letters, digits and _ ( ) - . that do not end with a dot");
        }
        return name;
    }

    static String vnet(String name) {
        if (name.length() < 2
                || name.length() > LONGEST_VNET
                || !NETWORK_PART.matcher(name).matches()) {
            throw new Mistake(
                    "not the name of a VNet",
                    "write 2 to 64 letters, digits and _ . - that begin with a letter or digit and end with one or _");
        }
        return name;
    }

    /** Subnets, peerings, security rules and links between a zone and a VNet. */
    static String networkPart(String name) {
        if (name.length() > LONGEST_NETWORK_PART || !NETWORK_PART.matcher(name).matches()) {
            throw new Mistake(
                    "not a name that Azure accepts here",
                    "write 1 to 80 letters, digits and _ . - that begin with a letter or digit and end with one or _");
        }
        return name;
    }

    /**
     * @see <a href="https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.ContainerApp.EnvNaming/">PSRule</a>
     */
    static String environment(String name) {
        if (!ENVIRONMENT.matcher(name).matches()) {
            throw new Mistake(
                    "not the name of a Container Apps environment",
                    "write 2 to 60 lower-case letters, digits and - that begin with a letter and do not end with -");
        }
        return name;
    }

    /** @see <a href="https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.ContainerApp.Name/">PSRule</a> */
    static String containerApp(String name) {
        if (!CONTAINER_APP.matcher(name).matches() || name.contains("--")) {
            throw new Mistake(
                    "not the name of a container app",
                    "write 2 to 32 lower-case letters, digits and single - that begin with a letter and do not end with"
                            + " -");
        }
        return name;
    }

    /**
     * Containers are called as Kubernetes calls them: by a DNS label.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Names</a>
     */
    static String container(String name) {
        if (!CONTAINER.matcher(name).matches()) {
            throw new Mistake(
                    "not the name of a container",
                    "write 1 to 63 lower-case letters, digits and - that neither begin nor end with -");
        }
        return name;
    }

    static String logWorkspace(String name) {
        if (!LOG_WORKSPACE.matcher(name).matches()) {
            throw new Mistake(
                    "not the name of a Log Analytics workspace",
                    "write 4 to 63 letters, digits and - that neither begin nor end with -");
        }
        return name;
    }
}
