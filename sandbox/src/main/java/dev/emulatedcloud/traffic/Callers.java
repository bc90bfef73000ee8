package dev.emulatedcloud.traffic;

import dev.emulatedcloud.azure.Cidr;
import dev.emulatedcloud.cloud.Cloud;
import dev.emulatedcloud.cloud.Json;
import java.util.List;

/** From which addresses a gateway is called. */
record Callers(String who, List<Cidr> ranges) {
    static Callers databricks(Cloud cloud) {
        return new Callers(
                "Databricks",
                cloud.databricks().find("egress").stream()
                        .flatMap(egress -> Json.texts(egress, "ranges"))
                        .map(Cidr::of)
                        .toList());
    }

    /** This machine, as Azure sees it. */
    static Callers here(Cloud cloud) {
        return new Callers(
                "this machine",
                cloud
                        .databricks()
                        .find("ingress")
                        .flatMap(ingress -> Json.text(ingress, "caller"))
                        .map(address -> Cidr.of(address + "/32"))
                        .stream()
                        .toList());
    }
}
