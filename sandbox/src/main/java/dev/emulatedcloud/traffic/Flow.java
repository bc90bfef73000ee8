package dev.emulatedcloud.traffic;

import dev.emulatedcloud.azure.Cidr;
import java.util.Set;

/**
 * What security rules are asked about.
 *
 * @param tags the service tags that the destination is one of
 */
record Flow(Cidr source, Cidr destination, int port, String protocol, Set<String> tags) {
    Flow(Cidr source, Cidr destination, int port, String protocol) {
        this(source, destination, port, protocol, Set.of());
    }

    static Flow tcp(Cidr source, String destination, int port) {
        return new Flow(source, Cidr.of(destination + "/32"), port, "tcp");
    }

    /** The probe that Azure's load balancer sends into the subnet of an environment. */
    static Flow probe(Cidr subnet) {
        return new Flow(Cidr.of("168.63.129.16/32"), subnet, 30000, "tcp");
    }

    static Flow udp(Cidr source, String destination, int port) {
        return new Flow(source, Cidr.of(destination + "/32"), port, "udp");
    }
}
