package dev.emulatedcloud.traffic;

import dev.emulatedcloud.azure.Cidr;

/** What security rules are asked about. */
record Flow(Cidr source, Cidr destination, int port, String protocol) {
    static Flow tcp(Cidr source, String destination, int port) {
        return new Flow(source, Cidr.of(destination + "/32"), port, "tcp");
    }

    static Flow udp(Cidr source, String destination, int port) {
        return new Flow(source, Cidr.of(destination + "/32"), port, "udp");
    }
}
