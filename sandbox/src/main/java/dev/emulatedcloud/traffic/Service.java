package dev.emulatedcloud.traffic;

import com.google.gson.JsonObject;
import dev.emulatedcloud.azure.ResourceId;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.Optional;
import java.util.stream.Stream;

/** Something of the world that answers at an address. */
record Service(JsonObject document) {
    static Stream<Service> all(Cloud cloud) {
        return cloud.services().all().map(Service::new);
    }

    static Optional<Service> at(Cloud cloud, String address, int port) {
        return cloud.services().find(address + ":" + port).map(Service::new);
    }

    /** CARTO: what is behind a load balancer. */
    static Optional<Service> carto(Cloud cloud) {
        return all(cloud).filter(service -> service.loadBalancer().isPresent()).findFirst();
    }

    String host() {
        return Json.text(document, "host").orElse(address());
    }

    String address() {
        return Json.text(document, "address").orElseThrow();
    }

    int port() {
        return document.get("port").getAsInt();
    }

    ResourceId virtualNetwork() {
        return ResourceId.of(Json.text(document, "virtualNetwork").orElseThrow());
    }

    Optional<String> loadBalancer() {
        return Json.text(document, "loadBalancer");
    }

    boolean isProxy() {
        return Json.text(document, "role").filter("proxy"::equals).isPresent();
    }

    /** Whether everybody's DNS knows the name, not only private zones. */
    boolean hasPublicName() {
        return Json.flag(document, "public");
    }

    /** What the service shows of itself, leaf first; none if it speaks no TLS. */
    Optional<String> certificate() {
        return Json.text(document, "certificate").filter(pem -> !pem.isBlank());
    }

    Optional<String> authority() {
        return Json.text(document, "authority").filter(pem -> !pem.isBlank());
    }

    /** Of a DNS server: the address that it has for a name. */
    Optional<String> resolves(String name) {
        return Json.objectAt(document, "resolves")
                .flatMap(names -> Optional.ofNullable(names.get(name)))
                .map(address -> address.getAsString());
    }
}
