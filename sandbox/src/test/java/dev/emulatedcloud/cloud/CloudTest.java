package dev.emulatedcloud.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudTest {
    @TempDir
    private Path home;

    @Test
    void changesAreThereAfterARestart() {
        Cloud first = Cloud.open(home);
        String fresh = first.change(() -> {
            first.azure().put("/A", Json.object("id", "/A"));
            first.databricks().put("b", Json.object("name", "b"));
            return first.fresh("purpose");
        });
        Cloud second = Cloud.open(home);
        assertThat(second.azure().find("/a")).hasValue(Json.object("id", "/A"));
        assertThat(second.databricks().has("B")).isTrue();
        assertThat(second.services().has("10.0.0.4:443")).isTrue();
        assertThat(second.fresh("purpose")).isNotEqualTo(fresh);
        assertThat(second.sealer().seal("x")).isEqualTo(first.sealer().seal("x"));
    }

    /** It is put together of the texts of its documents, of which only the changed ones are written anew. */
    @Test
    void fileIsTheIndentedJsonOfEverything() throws IOException {
        Cloud cloud = Cloud.open(home);
        cloud.change(() -> {
            cloud.azure().put("/quoted\"<é>", Json.object("id", "/Quoted", "none", null, "list", new JsonArray()));
            cloud.azure().put("/replaced", Json.object("text", "one\ntwo"));
            return null;
        });
        cloud.change(() -> {
            cloud.azure().put("/replaced", Json.object("text", "three"));
            cloud.azure().remove("/quoted\"<é>");
            cloud.azure().put("/quoted\"<é>", Json.object("deeper", Json.object("still", 1)));
            return null;
        });
        String text = Files.readString(home.resolve("cloud.json"));
        assertThat(text).contains("\"three\"", "\"/quoted\\\"<é>\"").doesNotContain("one\\ntwo");
        assertThat(text).isEqualTo(Json.pretty(Json.parse(text)));
    }

    @Test
    void failedChangeLeavesNothingBehind() {
        Cloud cloud = Cloud.open(home);
        assertThatThrownBy(() -> cloud.change(() -> {
                    cloud.azure().put("/a", Json.object());
                    throw new CloudError(400, "BadRequest", "no");
                }))
                .isInstanceOf(CloudError.class);
        assertThat(cloud.azure().has("/a")).isFalse();
        assertThat(Cloud.open(home).azure().has("/a")).isFalse();
    }

    @Test
    void documentsAreCopies() {
        Documents documents = Cloud.inMemory().azure();
        var document = Json.object("a", 1);
        documents.put("/a", document);
        document.addProperty("a", 2);
        documents.find("/a").orElseThrow().addProperty("a", 3);
        assertThat(documents.find("/a")).hasValue(Json.object("a", 1));
    }

    @Test
    void cloudsWithTheSameHistoryAreAlike() {
        assertThat(Cloud.inMemory().fresh("purpose")).isEqualTo(Cloud.inMemory().fresh("purpose"));
    }

    @Test
    void sealsDifferBetweenClouds() {
        assertThat(Cloud.inMemory().sealer().seal("x"))
                .isNotEqualTo(Cloud.inMemory().sealer().seal("x"));
    }

    @Test
    void sealOfCertificatesNamesThem() {
        Cloud cloud = Cloud.inMemory();
        String authority = Json.text(cloud.services().find("10.0.0.4:443").orElseThrow(), "authority")
                .orElseThrow();
        var sealed = cloud.sealer().seal(authority);
        assertThat(Json.objects(sealed, "certificates")
                        .map(one -> one.get("subject").getAsString()))
                .containsExactly("CN=Example Corp Private CA,O=Example Corp");
        assertThat(sealed.toString()).doesNotContain("BEGIN");
        assertThat(cloud.sealer().matches(sealed, authority)).isTrue();
        assertThat(cloud.sealer().matches(sealed, "other")).isFalse();
        assertThat(cloud.sealer().seal("-----BEGIN CERTIFICATE-----\nbroken").has("certificates"))
                .isFalse();
    }

    @Test
    void loadBalancerOfTheWorldServesACertificateOfItsAuthority() throws GeneralSecurityException {
        var service = Cloud.inMemory().services().find("10.0.0.4:443").orElseThrow();
        Certificate leaf = certificate(Json.text(service, "certificate").orElseThrow());
        leaf.verify(certificate(Json.text(service, "authority").orElseThrow()).getPublicKey());
        assertThat(service.toString()).doesNotContain("PRIVATE KEY");
    }

    private static Certificate certificate(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void fileOfAnotherVersionIsRefused() throws IOException {
        Files.writeString(home.resolve("cloud.json"), "{\"format\": 99}");
        assertThatThrownBy(() -> Cloud.open(home)).hasMessageContaining("written by another version");
    }
}
