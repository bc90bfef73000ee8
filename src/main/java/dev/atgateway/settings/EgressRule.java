package dev.atgateway.settings;

/**
 * One further destination under restricted egress.
 *
 * @param name the security rule's name
 * @param destination a CIDR or a service tag
 * @param port one port, 1 to 65535
 * @param protocol {@code Tcp}, {@code Udp} or {@code *}
 */
public record EgressRule(String name, String destination, int port, String protocol) {}
