package dev.emulatedcloud.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.RepeatedTest;

class FreePortTest {
    @RepeatedTest(20)
    void isFreeAndNotOfTheRangeForOutgoingConnections() throws IOException {
        int port = FreePort.find();
        assertThat(port).isBetween(FreePort.FIRST, FreePort.LAST);
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }
}
