package dev.emulatedcloud;

import dev.emulatedcloud.azure.AppRule;
import dev.emulatedcloud.azure.ContainerAppsRule;
import dev.emulatedcloud.azure.JobRule;
import dev.emulatedcloud.azure.NetworkRule;
import dev.emulatedcloud.azure.PeeringRule;
import dev.emulatedcloud.azure.PrivateDnsRule;
import dev.emulatedcloud.azure.ResourceRule;
import dev.emulatedcloud.azure.RestRule;
import dev.emulatedcloud.azure.TrafficRule;
import dev.emulatedcloud.cloud.Rule;
import dev.emulatedcloud.databricks.CatalogRule;
import dev.emulatedcloud.databricks.sql.SqlRule;
import dev.emulatedcloud.entra.EntraRule;
import dev.emulatedcloud.ingress.IngressRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every rule of the emulated cloud. */
final class Rules {
    /** The rules of one service. */
    record Service(String title, Rule... rules) {}

    static final List<Service> SERVICES = List.of(
            new Service("Azure Resource Manager", ResourceRule.values()),
            new Service("Azure Resource Manager over REST", RestRule.values()),
            new Service("Entra ID", EntraRule.values()),
            new Service("Virtual networks and subnets", NetworkRule.values()),
            new Service("Peerings", PeeringRule.values()),
            new Service("Security groups and route tables", TrafficRule.values()),
            new Service("Container Apps environments", ContainerAppsRule.values()),
            new Service("Container apps", AppRule.values()),
            new Service("Container Apps jobs", JobRule.values()),
            new Service("The public face of container apps", IngressRule.values()),
            new Service("Private DNS", PrivateDnsRule.values()),
            new Service("Unity Catalog", CatalogRule.values()),
            new Service("SQL warehouses", SqlRule.values()));

    private Rules() {}

    static Stream<Rule> all() {
        return SERVICES.stream().flatMap(service -> Arrays.stream(service.rules()));
    }
}
