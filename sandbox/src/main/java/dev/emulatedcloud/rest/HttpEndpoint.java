package dev.emulatedcloud.rest;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.emulatedcloud.cloud.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** An {@link Api} on a port of the loopback interface. */
public final class HttpEndpoint implements AutoCloseable {
    private static final int THREADS = 8;

    static {
        // Or the body of an answer waits until the client has acknowledged its head: 40 ms on every call.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private HttpEndpoint(HttpServer server, Api api) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, api));
        server.start();
    }

    /** Over plain HTTP, on the given port where it is free; otherwise, and for 0, on a free one. */
    public static HttpEndpoint plain(int port, Api api) {
        return new HttpEndpoint(bound(port, HttpServer::create), api);
    }

    /** The same over TLS. */
    public static HttpEndpoint secure(int port, SSLContext tls, Api api) {
        HttpsServer server = (HttpsServer) bound(port, HttpsServer::create);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new HttpEndpoint(server, api);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Factory {
        HttpServer create(InetSocketAddress address, int backlog) throws IOException;
    }

    private static HttpServer bound(int port, Factory factory) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            try {
                return factory.create(new InetSocketAddress(loopback, port), 0);
            } catch (BindException taken) {
                return factory.create(new InetSocketAddress(loopback, 0), 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(HttpExchange exchange, Api api) throws IOException {
        try (exchange) {
            Response response = answer(exchange, api);
            byte[] body = response.text()
                    .orElseGet(() -> Json.compact(response.body()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            response.headers().forEach(exchange.getResponseHeaders()::set);
            boolean empty =
                    response.status() == 204 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(response.status(), empty ? -1 : body.length);
            if (!empty) {
                exchange.getResponseBody().write(body);
            }
        } catch (ConnectionLost lost) {
            // closed without an answer
        }
    }

    private static Response answer(HttpExchange exchange, Api api) throws IOException {
        Optional<JsonObject> body;
        try {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            body = text.isBlank() ? Optional.empty() : Optional.of(isForm(exchange) ? form(text) : Json.parse(text));
        } catch (JsonParseException | IllegalStateException e) {
            return Response.of(
                    400, Json.object("error_code", "MALFORMED_REQUEST", "message", "The body is no JSON object."));
        }
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        URI target = target(exchange.getRequestURI());
        String path = target.getPath().replaceFirst("(?<=.)/+$", "");
        return api.handle(new Request(exchange.getRequestMethod(), path, query(target.getRawQuery()), headers, body));
    }

    private static boolean isForm(HttpExchange exchange) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    private static JsonObject form(String text) {
        var form = new JsonObject();
        query(text).forEach(form::addProperty);
        return form;
    }

    /** Azure's clients put an id, which begins with a slash, behind another one; it does not begin with a host. */
    private static URI target(URI uri) {
        return uri.getRawAuthority() != null && !uri.isAbsolute()
                ? URI.create(uri.toString().replaceFirst("^/+", "/"))
                : uri;
    }

    private static Map<String, String> query(String raw) {
        var query = new LinkedHashMap<String, String>();
        if (raw == null) {
            return query;
        }
        for (String pair : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                query.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
