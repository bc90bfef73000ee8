package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanariesTest {
    private static final String TOKEN = "canary-7f3a\"<&'=+/ \\%c91e";
    private static final String PEM = """
            -----BEGIN PRIVATE KEY-----
            MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAKNwapOQ6rQJHetP
            HRlJBIh1OsOsUBiXb3rXXE3xpWAxAha0MH+UPRblOko+5T2JqIb+xKf9Vi3oTM3t
            Ag==
            -----END PRIVATE KEY-----
            """;

    private final Canaries canaries = new Canaries(Map.of("token", TOKEN, "key", PEM));

    @Test
    void plainTextIsFound() {
        assertThat(canaries.shownIn("token: " + TOKEN + ";")).containsExactly("token");
    }

    @Test
    void textWithoutASecretIsClean() {
        assertThat(canaries.shownIn("canary-7f3a [secret] c91e Ag== -----BEGIN PRIVATE KEY-----"))
                .isEmpty();
    }

    @Test
    void jsonIsFound() {
        assertThat(canaries.shownIn(json(TOKEN).toString())).containsExactly("token");
    }

    @Test
    void jsonOfAnotherEscapingIsFound() {
        assertThat(canaries.shownIn(new Gson().toJson(json(TOKEN)))).containsExactly("token");
    }

    @Test
    void jsonOfTheEngineIsFound() {
        var once = "canary-7f3a\\\"\\u003c\\u0026'=+/ \\\\%c91e";
        assertThat(canaries.shownIn("{\"value\":\"" + once + "\"}")).containsExactly("token");
        assertThat(canaries.shownIn(
                        "{\"plaintext\":\"\\\"" + once.replace("\\", "\\\\").replace("\"", "\\\"")))
                .containsExactly("token");
    }

    @Test
    void jsonInJsonIsFound() {
        assertThat(canaries.shownIn(json(json(TOKEN).toString()).toString())).containsExactly("token");
        assertThat(canaries.shownIn(json(json(PEM).toString()).toString())).containsExactly("key");
    }

    @Test
    void urlEncodingIsFound() {
        var encoded = URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);
        assertThat(canaries.shownIn("?q=" + encoded)).containsExactly("token");
        assertThat(canaries.shownIn("?q=" + encoded.replace("+", "%20"))).containsExactly("token");
        assertThat(canaries.shownIn("?q=canary-7f3a%22%3c%26%27%3d%2b%2f+%5c%25c91e"))
                .containsExactly("token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "user:"})
    void base64IsFoundWhereverTheSecretBegins(String before) {
        for (var after : new String[] {"", "z", "yz"}) {
            var text = (before + TOKEN + after).getBytes(StandardCharsets.UTF_8);
            assertThat(canaries.shownIn(Base64.getEncoder().encodeToString(text)))
                    .containsExactly("token");
            assertThat(canaries.shownIn(Base64.getUrlEncoder().withoutPadding().encodeToString(text)))
                    .containsExactly("token");
        }
        assertThat(canaries.shownIn(Base64.getEncoder().encodeToString((before + PEM).getBytes())))
                .containsExactly("key");
    }

    @Test
    void anyLongLineOfAKeyIsFound() {
        PEM.lines().filter(line -> line.length() == 64).forEach(line -> assertThat(
                        canaries.shownIn("    " + line + "\n"))
                .containsExactly("key"));
        assertThat(canaries.shownIn(PEM.replace("\n", "\\n"))).containsExactly("key");
        assertThat(canaries.shownIn(PEM.replace("\n", " "))).containsExactly("key");
    }

    @Test
    void longRunOfLettersAndDigitsIsFoundWhateverIsAroundIt() {
        var secrets = new Canaries(Map.of("token", "a\"\n0123456789abcdef/"));
        assertThat(secrets.shownIn("'a'\\''\\0120123456789abcdef%")).containsExactly("token");
        assertThat(secrets.shownIn("0123456789abcde")).isEmpty();
    }

    private static JsonObject json(String value) {
        var object = new JsonObject();
        object.addProperty("value", value);
        return object;
    }
}
