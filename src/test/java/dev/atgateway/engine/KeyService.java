package dev.atgateway.engine;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps the key of a stack's secrets, as a team's Vault does for a stack with {@code --secrets-provider hashivault://}. From a
 * passphrase Pulumi derives that key in each of its runs, which is a third of a short run's processor time; this service just
 * tells it, and everything that the passphrase has encrypted stays as it is.
 *
 * @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/transit">Vault's transit engine</a>
 */
final class KeyService {
    /** What {@code --secrets-provider} takes. */
    static final String PROVIDER = "hashivault://tests";

    private static final String PASSPHRASE = "emulated-cloud";
    private static final Pattern SALT = Pattern.compile("(?m)^encryptionsalt: *v1:([^:\\s]+):\\S+$");
    private static final int ROUNDS = 1_000_000;
    private static final int KEY_BITS = 256;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String VAULT = "vault:v1:";
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final KeyService RUNNING = new KeyService();

    private final String token = HexFormat.of().formatHex(random(16));
    private final SecretKeySpec key = new SecretKeySpec(random(KEY_BITS / 8), "AES");
    private final Map<String, String> encryptedKeys = new ConcurrentHashMap<>();
    private final HttpServer server;

    private KeyService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/transit/encrypt/", call -> answer(call, "plaintext", "ciphertext", this::encrypted));
        server.createContext("/v1/transit/decrypt/", call -> answer(call, "ciphertext", "plaintext", this::decrypted));
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "key service");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    /** Tells Pulumi where the service is. */
    static void addTo(Map<String, String> environment) {
        environment.put(
                "VAULT_ADDR", "http://127.0.0.1:" + RUNNING.server.getAddress().getPort());
        environment.put("VAULT_TOKEN", RUNNING.token);
    }

    /** A stack file whose secrets the passphrase of the emulated cloud has encrypted, with the service in its place. */
    static String inPlaceOfThePassphrase(String stackFile) {
        return SALT.matcher(stackFile).replaceAll(salt -> "secretsprovider: %s\nencryptedkey: %s"
                .formatted(PROVIDER, RUNNING.encryptedKeys.computeIfAbsent(salt.group(1), RUNNING::encryptedKey)));
    }

    private String encryptedKey(String salt) {
        try {
            var derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(
                            PASSPHRASE.toCharArray(), Base64.getDecoder().decode(salt), ROUNDS, KEY_BITS))
                    .getEncoded();
            return base64(encrypted(base64(derived)).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        String on(String input) throws GeneralSecurityException;
    }

    private void answer(HttpExchange call, String input, String output, Work work) throws IOException {
        try (call) {
            if (!token.equals(call.getRequestHeaders().getFirst("X-Vault-Token"))) {
                call.sendResponseHeaders(FORBIDDEN, -1);
                return;
            }
            var body = JsonParser.parseString(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            var data = new JsonObject();
            data.addProperty(output, work.on(body.get(input).getAsString()));
            var answer = new JsonObject();
            answer.add("data", data);
            var bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(OK, bytes.length);
            call.getResponseBody().write(bytes);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private String encrypted(String plaintext) throws GeneralSecurityException {
        var nonce = random(NONCE_BYTES);
        var sealed =
                cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(Base64.getDecoder().decode(plaintext));
        return VAULT
                + base64(ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    private String decrypted(String ciphertext) throws GeneralSecurityException {
        var bytes = Base64.getDecoder().decode(ciphertext.substring(VAULT.length()));
        return base64(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES))
                .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
