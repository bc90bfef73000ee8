package dev.emulatedcloud.azure;

import com.google.gson.JsonObject;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ingress of a container app.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/ingress-overview">Ingress</a>
 */
final class AppIngress {
    private AppIngress() {}

    static void check(Put put) {
        Json.objectAt(put.properties(), "configuration.ingress").ifPresent(ingress -> {
            Optional<Double> port = Json.number(ingress, "targetPort");
            if (port.isPresent()) {
                checkPort(port, "the ingress");
            }
            checkTraffic(put, ingress);
            checkRestrictions(Json.objects(ingress, "ipSecurityRestrictions").toList());
        });
    }

    /** The weights of all revisions together are 100. */
    private static void checkTraffic(Put put, JsonObject ingress) {
        List<JsonObject> shares = Json.objects(ingress, "traffic").toList();
        double total = shares.stream()
                .mapToDouble(share -> Json.number(share, "weight").orElse(0.0))
                .sum();
        if (!shares.isEmpty() && total != 100) {
            throw AppRule.INVALID_TRAFFIC.refused(put.id().name(), "the weights do not add up to 100");
        }
        for (JsonObject share : shares) {
            Optional<String> revision = Json.text(share, "revisionName").filter(name -> !name.isEmpty());
            if (revision.isPresent() == Json.flag(share, "latestRevision")) {
                throw AppRule.INVALID_TRAFFIC.refused(
                        put.id().name(), "each weight needs either revisionName or latestRevision");
            }
            revision.filter(name -> Revisions.all(put)
                            .noneMatch(one -> name.equals(one.get("name").getAsString())))
                    .ifPresent(name -> {
                        throw AppRule.INVALID_TRAFFIC.refused(put.id().name(), "there is no revision '" + name + "'");
                    });
        }
    }

    static void checkPort(Optional<Double> port, String where) {
        if (port.filter(value -> value >= 1 && value <= 65535 && value == Math.rint(value))
                .isEmpty()) {
            String shown = port.map(value -> String.valueOf(Math.round(value))).orElse("(none)");
            throw AppRule.INVALID_PORT.refused(shown, where);
        }
    }

    /** All rules allow or all deny: <a href="https://learn.microsoft.com/azure/container-apps/ip-restrictions">IP
     * restrictions</a>. */
    private static void checkRestrictions(List<JsonObject> rules) {
        Set<String> actions = rules.stream()
                .flatMap(rule -> Json.text(rule, "action").stream())
                .collect(Collectors.toSet());
        for (JsonObject rule : rules) {
            String name = Json.text(rule, "name").orElse("");
            String range = Json.text(rule, "ipAddressRange").orElse("");
            if (actions.size() > 1 || !Set.of("Allow", "Deny").containsAll(actions)) {
                throw AppRule.INVALID_RESTRICTION.refused(name, "all rules must be Allow, or all Deny");
            }
            if (Cidr.parse(range).isEmpty() && !Cidr.isAddress(range)) {
                throw AppRule.INVALID_RESTRICTION.refused(name, "'" + range + "' is not an IPv4 range");
            }
        }
    }

    /** What the service adds: the name under which the app is reached, and where the traffic goes. */
    static void complete(Put put, String defaultDomain) {
        JsonObject configuration =
                Json.objectAt(put.properties(), "configuration").orElseGet(JsonObject::new);
        put.properties().add("configuration", configuration);
        if (!configuration.has("activeRevisionsMode")) {
            configuration.addProperty("activeRevisionsMode", "Single");
        }
        Json.objectAt(configuration, "ingress").ifPresent(ingress -> {
            boolean external = Json.flag(ingress, "external");
            ingress.addProperty("external", external);
            String host = put.id().name() + (external ? "." : ".internal.") + defaultDomain;
            ingress.addProperty("fqdn", host);
            if (!ingress.has("transport")) {
                ingress.addProperty("transport", "Auto");
            }
            if (!ingress.has("allowInsecure")) {
                ingress.addProperty("allowInsecure", false);
            }
            if (!ingress.has("traffic")) {
                ingress.add("traffic", Json.array(Stream.of(Json.object("weight", 100, "latestRevision", true))));
            }
            ingress.addProperty("exposedPort", 0);
        });
    }
}
