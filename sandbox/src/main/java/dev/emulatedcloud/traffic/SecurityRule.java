package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.Cidr;
import dev.emulatedcloud.cloud.Json;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One rule of a security group. Where it holds for a part of a subnet only, it denies, but does not allow: a replica may
 * have any address of it.
 */
record SecurityRule(JsonObject document, List<Cidr> virtualNetwork) {
    private static final Cidr PLATFORM = Cidr.of("168.63.129.16/32");

    String name() {
        return document.get("name").getAsString();
    }

    int priority() {
        return Json.number(document, "properties.priority").orElseThrow().intValue();
    }

    boolean allows() {
        return is("access", "allow");
    }

    boolean isOf(String direction) {
        return is("direction", direction);
    }

    boolean matches(Flow flow) {
        return (is("protocol", "*") || is("protocol", flow.protocol()))
                && values("sourcePortRange").anyMatch(range -> covers(range, 0) && covers(range, 65535))
                && values("destinationPortRange").anyMatch(range -> covers(range, flow.port()))
                && values("sourceAddressPrefix").anyMatch(prefix -> matches(prefix, flow.source()))
                && values("destinationAddressPrefix")
                        .anyMatch(prefix -> matches(prefix, flow.destination())
                                || flow.tags().stream().anyMatch(prefix::equalsIgnoreCase));
    }

    private boolean is(String key, String value) {
        return Json.text(document, "properties." + key)
                .filter(value::equalsIgnoreCase)
                .isPresent();
    }

    private Stream<String> values(String key) {
        String several = key + (key.endsWith("Prefix") ? "es" : "s");
        return Stream.concat(
                Json.text(document, "properties." + key).stream(), Json.texts(document, "properties." + several));
    }

    private static boolean covers(String range, int port) {
        if (range.equals("*")) {
            return true;
        }
        String[] ends = range.split("-");
        return Integer.parseInt(ends[0]) <= port && port <= Integer.parseInt(ends[ends.length - 1]);
    }

    /** Of the service tags, those that a private call can be about; the others are public addresses of Azure's. */
    private boolean matches(String prefix, Cidr range) {
        return switch (prefix.toLowerCase(Locale.ROOT)) {
            case "*" -> true;
            case "virtualnetwork" -> range.isInside(virtualNetwork);
            case "internet" ->
                !range.isInside(virtualNetwork)
                        && !Networks.isPrivate(
                                range.range().getLower().withoutPrefixLength().toString());
            case "azureloadbalancer", "azureplatformdns" -> range.equals(PLATFORM);
            default ->
                Cidr.parse(prefix.contains("/") ? prefix : prefix + "/32")
                        .filter(one -> allows() ? range.isInside(List.of(one)) : range.overlaps(one))
                        .isPresent();
        };
    }
}
