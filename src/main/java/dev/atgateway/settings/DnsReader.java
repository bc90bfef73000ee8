package dev.atgateway.settings;

import java.util.Optional;
import java.util.Set;

/**
 * Reads the private zone that resolves CARTO's domain.
 *
 * @see <a href="https://learn.microsoft.com/azure/dns/private-dns-privatednszone">Private DNS zones</a>
 */
final class DnsReader {
    private static final String NO_ZONE = "has no effect unless cartoDns is zone";
    private static final int MOST_LABELS = 34;
    private static final Set<String> BLOCKED = Set.of(
            "azclient.ms",
            "azure.com",
            "cloudapp.net",
            "core.windows.net",
            "microsoft.com",
            "msidentity.com",
            "trafficmanager.net",
            "windows.net");

    private final CartoReader carto;
    private final Optional<String> zone;
    private final Optional<Integer> ttlSeconds;
    private final Optional<String> linkName;

    DnsReader(Values values, CartoReader carto, String gatewayName) {
        this.carto = carto;
        if (makesZone()) {
            linkName = values.read("dnsLinkName", gatewayName + "-link", AzureNames::networkPart);
            zone = values.given("cartoDnsZone") ? values.read("cartoDnsZone", DnsName::parse) : carto.domain;
            ttlSeconds = values.read("cartoDnsTtl", "300", WholeNumber.within(1, Integer.MAX_VALUE));
            zone.ifPresent(name -> checkZone(values, name));
            return;
        }
        linkName = Optional.empty();
        zone = Optional.empty();
        ttlSeconds = Optional.empty();
        if (carto.dns.isPresent()) {
            values.noEffect("dnsLinkName", "", NO_ZONE);
            values.noEffect("cartoDnsZone", "", NO_ZONE);
            values.noEffect("cartoDnsTtl", "300", NO_ZONE);
        }
    }

    boolean makesZone() {
        return carto.dns.equals(Optional.of(CartoDns.ZONE));
    }

    Optional<DnsSettings> settings() {
        return makesZone()
                ? Optional.of(new DnsSettings(
                        zone.orElseThrow(),
                        recordName(),
                        carto.internalIp.orElseThrow(),
                        ttlSeconds.orElseThrow(),
                        linkName.orElseThrow()))
                : Optional.empty();
    }

    private String recordName() {
        String domain = carto.domain.orElseThrow();
        int parent = domain.length() - zone.orElseThrow().length();
        return parent == 0 ? "@" : domain.substring(0, parent - 1);
    }

    private void checkZone(Values values, String name) {
        String key = values.given("cartoDnsZone") ? "cartoDnsZone" : "cartoDomain";
        if (BLOCKED.contains(name)) {
            values.wrong(key, "a name that Azure keeps for itself", "write a zone of your own");
        }
        if (name.split("\\.").length > MOST_LABELS) {
            values.wrong(key, "has more than the 34 labels of a private zone", "write a shorter name");
        }
        carto.domain.filter(domain -> !domain.equals(name)).ifPresent(domain -> {
            if (domain.endsWith("." + name)) {
                values.warn(
                        Warning.Subject.DNS,
                        "the zone " + name + " hides every other name under " + name
                                + " from the gateway's VNet; leave cartoDnsZone out to cover " + domain + " alone");
            } else {
                values.wrong(
                        key,
                        "neither cartoDomain " + domain + " nor a parent of it",
                        "write " + domain + " or a parent");
            }
        });
    }
}
