package dev.atgateway;

import com.pulumi.Context;
import com.pulumi.core.Output;
import dev.atgateway.databricks.DatabricksAccess;
import dev.atgateway.dns.CartoZone;
import dev.atgateway.gateway.Gateway;
import dev.atgateway.network.GatewayNetwork;
import dev.atgateway.network.SecurityRules;
import dev.atgateway.network.StackTag;
import dev.atgateway.network.Surroundings;
import dev.atgateway.settings.InvalidSettings;
import dev.atgateway.settings.LiveRules;
import dev.atgateway.settings.Settings;
import java.util.Map;

/**
 * CARTO's eight steps as one resource graph.
 *
 * @see <a
 *     href="https://docs.carto.com/data-and-analysis/analytics-toolbox-for-databricks/getting-access/installation-in-an-azure-vnet">
 *     Installation in an Azure VNet</a>
 */
final class GatewayStack {
    private GatewayStack() {}

    static void define(Context context, Settings settings) {
        var surroundings = Surroundings.lookUp(settings);
        var findings = LiveRules.check(settings, surroundings.carto(), surroundings.hub());
        if (!findings.problems().isEmpty()) {
            throw new InvalidSettings(findings.problems());
        }
        var tags = StackTag.ofThisStack().addTo(settings.tags());

        // Steps 1 and 2: VNet, delegated subnet, peering both ways; step 6.2: the subnet's rules.
        var group = GatewayGroup.name(settings.group(), tags);
        var rules = SecurityRules.of(settings.network(), settings.carto(), settings.gateway(), surroundings.carto());
        var network = new GatewayNetwork("network", settings.network(), surroundings, rules, group, tags);

        // Steps 3 and 4: workload-profiles environment, gateway container.
        var gateway = new Gateway(
                "gateway",
                settings.gateway(),
                settings.carto(),
                group,
                network.subnetId(),
                network.beforeEnvironment(),
                network.location(),
                tags,
                surroundings.hasDedicatedProfile()
                        && settings.gateway().profile().consumption(),
                settings.protect());

        // Step 5: private DNS zone, link, A record.
        var zone =
                settings.dns().map(dns -> new CartoZone("dns", dns, group, network.vnetId(), network.subnet(), tags));

        // Step 7: connection, grants, SETUP; step 8: the statements that verify it.
        var databricks = settings.databricks()
                .map(access -> new DatabricksAccess("databricks", access, gateway.url(), settings.protect()));

        var warnings = new WarningLog(context, network, gateway, zone, databricks);
        settings.warnings().forEach(warnings::show);
        surroundings.warnings().forEach(warnings::show);
        findings.warnings().forEach(warnings::show);
        surroundings.ownResources().ifPresent(context.log()::info);

        context.export("resourceGroupName", group);
        context.export("vnetId", network.vnetId());
        context.export("subnetId", network.subnetId());
        network.securityGroupId().ifPresent(id -> context.export("securityGroupId", id));
        context.export("peeringIds", Output.all(network.peeringIds()));
        context.export("environmentId", gateway.environmentId());
        context.export("environmentDefaultDomain", gateway.defaultDomain());
        context.export("environmentStaticIp", gateway.staticIp());
        context.export("containerAppId", gateway.appId());
        context.export("gatewayUrl", gateway.url());
        zone.ifPresent(dns -> context.export("privateZoneId", dns.zoneId()));
        databricks.ifPresent(access -> {
            context.export("connectionName", access.connectionName());
            context.export("principals", access.principals());
            context.export("setupSql", access.setupSql());
            context.export("verifySql", access.verifySql());
        });
        context.export(
                "readme",
                StackReadme.filledWith(Map.of(
                        "gatewayUrl", gateway.url(),
                        "connectionName",
                                databricks.map(DatabricksAccess::connectionName).orElse(Output.of("none")),
                        "resourceGroupName", group,
                        "environmentDefaultDomain", gateway.defaultDomain(),
                        "environmentStaticIp", gateway.staticIp())));
    }
}
