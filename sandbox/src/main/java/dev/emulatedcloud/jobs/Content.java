package dev.emulatedcloud.jobs;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a variable or a file holds: a text, unless it comes from a secret, and the SHA-256 fingerprints of the
 * certificates in it, which a seal keeps too.
 */
record Content(Optional<String> text, Set<String> certificates) {
    static Content of(Cloud cloud, String text) {
        return new Content(Optional.of(text), fingerprints(cloud.sealer().seal(text)));
    }

    static Content ofSecret(JsonObject seal) {
        return new Content(Optional.empty(), fingerprints(seal));
    }

    private static Set<String> fingerprints(JsonObject seal) {
        return Json.objects(seal, "certificates")
                .map(one -> one.get("sha256Fingerprint").getAsString())
                .collect(Collectors.toSet());
    }
}
