package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * No secret of the config reaches anything that people read or keep: one story, with each command in its plain form, as
 * JSON, as a diff, and with the engine's events and log.
 *
 * <p>That log is taken at level 8, the last one at which Pulumi masks secrets: from level 9 on the engine itself prints
 * every property that it marshals, whatever the program does.
 *
 * <p>The engine hands the config to the program in the environment variable PULUMI_CONFIG, in plain text by design, which
 * only the same user can read; what everybody can read of a process is its command line.
 */
@Tag("engine")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecretsTest {
    private static final int LAST_MASKED_LEVEL = 8;

    private static final Map<String, String> WITH_BEARER_TOKEN = secrets("bearerToken");
    private static final Map<String, String> WITH_OAUTH = secrets("oauthClientSecret");

    /** Public by the config itself: that it is found where it stands is what makes the silence credible. */
    private static final String LEAKED = canary();

    private static final Map<String, String> PLACES = new TreeMap<>();

    private static TryProject project;
    private static String sharedKey;

    @BeforeAll
    static void start() {
        project = TryProject.asForAUser(Map.of("PULUMI_DEBUG_COMMANDS", "true"));
        Examples.use(project, Examples.text("other-subscription"));
    }

    @AfterAll
    static void end() {
        project.close();
    }

    @Test
    @Order(1)
    void everySecretIsInUse() {
        project.pulumi("config", "set-all", "--secret", "trustedCaCerts=" + certificate())
                .succeeded();
        configure(
                WITH_BEARER_TOKEN,
                "registryServer=registry.example.com",
                "registryUsername=puller",
                "env.LEAKED=" + LEAKED);
        record("preview, as JSON", "preview", "--json");
        recordInFull("preview");
        try (var processes = ProcessList.watch()) {
            record("up", "up", "--yes", "--message", LEAKED, "--event-log", eventLog("up"));
            PLACES.put("processes", processes.seen());
        }
        assertThat(new Canaries(WITH_BEARER_TOKEN).shownIn(recordStack())).isEqualTo(WITH_BEARER_TOKEN.keySet());
    }

    @Test
    @Order(2)
    void everySecretIsReplacedByAnotherAndTheCredentialByOneOfTheOtherKind() {
        project.pulumi("config", "rm", "bearerToken").succeeded();
        configure(
                WITH_OAUTH,
                "logs=log-analytics",
                "oauthClientId=0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
                "oauthScope=api://at-gateway/.default",
                "oauthTokenEndpoint=https://login.example.com/oauth2/v2.0/token");
        recordInFull("up", "--yes", "--skip-preview");
        var readable = recordStack();
        assertThat(new Canaries(WITH_OAUTH).shownIn(readable)).isEqualTo(WITH_OAUTH.keySet());
        var key = Pattern.compile("\"sharedKey\":\\s*\\{[^}]*\"plaintext\":\\s*\"\\\\\"([^\"\\\\]{20,})\\\\\"\"")
                .matcher(readable);
        assertThat(key.find()).as("the key of the log workspace").isTrue();
        sharedKey = key.group(1);
        record("up, as JSON", "up", "--yes", "--skip-preview", "--json");
    }

    @Test
    @Order(3)
    void stackIsRefreshedAndDestroyed() {
        recordInFull("refresh", "--yes", "--skip-preview");
        record("refresh", "refresh", "--preview-only");
        record("refresh, as JSON", "refresh", "--preview-only", "--json");
        record("destroy", "destroy", "--preview-only");
        record("destroy, as JSON", "destroy", "--preview-only", "--json");
        recordInFull("destroy", "--yes", "--skip-preview");
        recordFiles();
    }

    @Test
    @Order(4)
    void leakOnPurposeIsFoundInEveryKindOfPlace() {
        assertThat(showing(new Canaries(Map.of("leaked", LEAKED))).keySet())
                .contains(
                        "preview, as JSON",
                        "preview, in full",
                        "preview, in full, events",
                        "up, events",
                        "up, in full",
                        "refresh, in full, events",
                        "destroy, in full",
                        "stack export",
                        "config",
                        "cloud",
                        "processes",
                        "home/cloud.json",
                        "home/state",
                        "project/Pulumi.dev.yaml");
        assertThat(PLACES.get("processes"))
                .contains("dev.atgateway.App")
                .contains("pulumi-language-java")
                .contains("sandbox.jar serve");
        assertThat(PLACES.get("up, in full")).contains("\"v\":" + LAST_MASKED_LEVEL);
    }

    @Test
    @Order(5)
    void noSecretIsFoundAnywhere() {
        assertThat(showing(new Canaries(WITH_BEARER_TOKEN))).isEmpty();
        assertThat(showing(new Canaries(WITH_OAUTH))).isEmpty();
        assertThat(showing(new Canaries(Map.of("sharedKey", sharedKey)))).isEmpty();
    }

    /** No secret by its nature, but the program hands it over as one. CARTO in the emulated cloud has it from the start. */
    @Test
    @Order(6)
    void trustedCertificateStandsOnlyWhereItIsPublic() {
        assertThat(showing(new Canaries(Map.of("trustedCaCerts", certificate())))
                        .keySet())
                .containsExactlyInAnyOrder("home/cloud.json", "home/trusted.pem");
    }

    private static Map<String, Set<String>> showing(Canaries canaries) {
        var found = new TreeMap<String, Set<String>>();
        PLACES.forEach((place, text) -> found.put(place, canaries.shownIn(text)));
        found.values().removeIf(Set::isEmpty);
        return found;
    }

    private static Map<String, String> secrets(String credential) {
        var secrets = new HashMap<String, String>();
        for (var key : List.of(
                credential,
                "apiAccessToken",
                "registryPassword",
                "secretEnv.TOKEN",
                "azure-native:clientSecret",
                "databricks:token")) {
            secrets.put(key, canary());
        }
        var line = Base64.getEncoder().encodeToString(canary().getBytes(StandardCharsets.UTF_8));
        secrets.put(
                "secretEnv.KEY",
                "-----BEGIN PRIVATE KEY-----\n%s\n%s\n-----END PRIVATE KEY-----\n".formatted(line, canary()));
        return secrets;
    }

    /** Characters that JSON, HTML, URLs and shells escape, each in its own way. */
    private static String canary() {
        return "c&<\"'%+/=\\" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String certificate() {
        var example = Examples.text("own-ca").lines().map(String::strip).toList();
        return String.join(
                        "\n",
                        example.subList(
                                example.indexOf("-----BEGIN CERTIFICATE-----"),
                                example.indexOf("-----END CERTIFICATE-----") + 1))
                + "\n";
    }

    private static void configure(Map<String, String> secrets, String... plain) {
        var command = new ArrayList<>(List.of("config", "set-all", "--path"));
        secrets.forEach((key, value) -> command.addAll(List.of("--secret", key + "=" + value)));
        List.of(plain).forEach(setting -> command.addAll(List.of("--plaintext", setting)));
        project.pulumi(command.toArray(String[]::new)).succeeded();
    }

    private static void record(String place, String... arguments) {
        var run = project.pulumi(arguments).succeeded();
        PLACES.put(place, run.all());
        var log = project.project().resolve(eventLog(place));
        if (Files.exists(log)) {
            PLACES.put(place + ", events", text(log));
        }
    }

    private static void recordInFull(String command, String... arguments) {
        var place = command + ", in full";
        var all = new ArrayList<>(List.of(command, "--diff", "--event-log", eventLog(place)));
        all.addAll(List.of("-v=" + LAST_MASKED_LEVEL, "--logtostderr", "--logflow"));
        all.addAll(List.of(arguments));
        record(place, all.toArray(String[]::new));
    }

    private static String eventLog(String place) {
        return place.replaceAll("\\W+", "-") + ".events";
    }

    /** The stack as Pulumi and the cloud show it; returns its state with the secrets in plain text. */
    private static String recordStack() {
        record("stack export", "stack", "export");
        record("stack output", "stack", "output", "--json");
        record("config", "config");
        PLACES.put("cloud", project.cloud());
        recordFiles();
        return project.pulumi("stack", "export", "--show-secrets").succeeded().out();
    }

    /** Everything on disk, by file or folder. */
    private static void recordFiles() {
        for (var root : List.of(project.home(), project.project())) {
            try (var files = Files.walk(root)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> PLACES.merge(
                                root.getFileName() + "/" + root.relativize(file).getName(0),
                                text(file),
                                String::concat));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The engine compresses the logs that belong to no stack, and encrypts the others. */
    private static String text(Path file) {
        try {
            var bytes = Files.readAllBytes(file);
            if (bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b) {
                bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
