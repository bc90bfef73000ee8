package dev.atgateway.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/**
 * Calls the gateway's public URL as any client on the Internet does: name, connection, TLS with the host's name verified,
 * one request. A client of its own, because no HTTP client of Java tells these four apart or lets a test say where a
 * public name is.
 */
final class GatewayProbe {
    private static final int HTTPS = 443;
    private static final int LIMIT_MILLISECONDS = 15_000;
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

    private final Access access;
    private final Optional<InetSocketAddress> connectTo;

    /**
     * Over the given access.
     *
     * @param connectTo where the public name is to be found, in tests
     */
    GatewayProbe(Access access, Optional<InetSocketAddress> connectTo) {
        this.access = access;
        this.connectTo = connectTo;
    }

    /** What the ingress answered. */
    record Answer(int status, String body) {}

    /** The certificates that the ingress shows, its own first; a connection that fails says why. */
    List<X509Certificate> certificates(URI url) throws IOException {
        try (var socket = connect(url)) {
            return List.of(socket.getSession().getPeerCertificates()).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }

    /** The answer to a GET of a path. */
    Answer get(URI url, String path) throws IOException {
        try (var socket = connect(url)) {
            send(
                    socket,
                    "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: carto-at-gateway-verify\r\nConnection: close\r\n\r\n"
                            .formatted(path, url.getHost()));
            var text = read(socket.getInputStream());
            var status = STATUS.matcher(text);
            if (!status.lookingAt()) {
                throw new IOException("the answer is not HTTP");
            }
            return new Answer(Integer.parseInt(status.group(1)), text);
        }
    }

    private SSLSocket connect(URI url) throws IOException {
        var plain = new Socket(java.net.Proxy.NO_PROXY);
        try {
            plain.setSoTimeout(LIMIT_MILLISECONDS);
            reach(plain, url.getHost());
            var tls = (SSLSocket) access.tls().getSocketFactory().createSocket(plain, url.getHost(), HTTPS, true);
            var parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return tls;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private void reach(Socket socket, String host) throws IOException {
        var proxy = connectTo.isPresent() ? Optional.<InetSocketAddress>empty() : access.proxyFor(host);
        var address = connectTo.or(() -> proxy).orElseGet(() -> new InetSocketAddress(host, HTTPS));
        if (address.isUnresolved()) {
            throw new UnknownHostException(address.getHostString());
        }
        socket.connect(address, LIMIT_MILLISECONDS);
        if (proxy.isPresent()) {
            send(socket, "CONNECT %s:%d HTTP/1.1\r\nHost: %s:%d\r\n\r\n".formatted(host, HTTPS, host, HTTPS));
            var answer = head(socket.getInputStream());
            if (!answer.matches("(?s)HTTP/1\\.[01] 200\\b.*")) {
                throw new IOException("the proxy %s answered %s"
                        .formatted(proxy.get(), answer.lines().findFirst().orElse("nothing")));
            }
        }
    }

    private static void send(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.ISO_8859_1);
    }

    /** An answer without a body: what follows it belongs to TLS. */
    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (head.size() < LONGEST_ANSWER
                && !head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
