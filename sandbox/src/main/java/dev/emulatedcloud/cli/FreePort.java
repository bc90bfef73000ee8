package dev.emulatedcloud.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that are to find them free again after a restart: below the range from which systems give outgoing
 * connections theirs.
 */
final class FreePort {
    static final int FIRST = 15_000;
    /** Linux gives out 32768 and above, others 49152 and above. */
    static final int LAST = 31_999;

    private static final int ATTEMPTS = 50;

    private FreePort() {}

    /** A free one of the loopback interface; 0, which is any, where none is found. */
    static int find() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another one, then.
            }
        }
        return 0;
    }
}
