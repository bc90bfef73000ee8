package dev.atgateway.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container image by name, with a tag, a digest or both.
 *
 * @param registry host of the registry, with its port where it has one
 */
record ImageReference(String registry, Optional<String> tag, Optional<String> digest) {
    static final String DOCKER_HUB = "docker.io";

    private static final String FORM = "write [registry/]name:tag or [registry/]name@sha256:digest";
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final Pattern IMAGE =
            Pattern.compile("(?:(?<registry>[A-Za-z0-9.-]*[.:][A-Za-z0-9.:-]*|localhost)/)?"
                    + "(?<path>" + PART + "(?:/" + PART + ")*)"
                    + "(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?");

    /**
     * Reads a reference.
     *
     * @throws Mistake when {@code text} is none
     */
    static ImageReference parse(String text) {
        if (text.contains("://")) {
            throw new Mistake("a URL, not an image", FORM);
        }
        Matcher image = IMAGE.matcher(text);
        if (!image.matches()) {
            throw new Mistake("not the name of an image", FORM + ", the name in lower case");
        }
        return new ImageReference(
                Optional.ofNullable(image.group("registry")).orElse(DOCKER_HUB),
                Optional.ofNullable(image.group("tag")),
                Optional.ofNullable(image.group("digest")));
    }

    /** Whether the same reference may mean another image tomorrow. */
    boolean mutable() {
        return digest.isEmpty() && tag.filter(name -> !name.equals("latest")).isEmpty();
    }

    /** The port that the registry listens on. */
    int port() {
        String[] parts = registry.split(":", 2);
        return parts.length == 2 && parts[1].matches("\\d{1,5}") ? Integer.parseInt(parts[1]) : 443;
    }

    /** Whether {@code host} is an Azure Container Registry, in any of Azure's clouds. */
    static boolean isAzureRegistry(String host) {
        return host.matches(".+\\.azurecr\\.(io|us|cn)");
    }

    /** Whether a service tag stands for the registry's addresses: Microsoft's own and Azure Container Registry. */
    boolean coveredByServiceTag() {
        return registry.equals("mcr.microsoft.com") || isAzureRegistry(registry);
    }
}
