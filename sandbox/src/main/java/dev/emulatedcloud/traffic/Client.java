package dev.emulatedcloud.traffic;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program that connects from inside a container.
 *
 * @param variables of the container, among which may be those of a proxy
 * @param address the one to connect to, whatever the name means
 * @param verifies whether it checks certificates
 * @param authorities the SHA-256 fingerprints of the certificates that it trusts besides the well-known ones
 */
public record Client(
        Map<String, String> variables, Optional<String> address, boolean verifies, Set<String> authorities) {}
