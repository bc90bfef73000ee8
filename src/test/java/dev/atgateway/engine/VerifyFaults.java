package dev.atgateway.engine;

import static dev.atgateway.engine.VerifyFault.asked;
import static dev.atgateway.engine.VerifyFault.configured;
import static dev.atgateway.engine.VerifyFault.deployed;
import static dev.atgateway.engine.VerifyFault.fault;
import static dev.atgateway.engine.VerifyFault.found;
import static dev.atgateway.engine.VerifyFault.warehouse;
import static dev.atgateway.engine.VerifyWorld.CARTO;
import static dev.atgateway.engine.VerifyWorld.CARTO_SUBNET;
import static dev.atgateway.engine.VerifyWorld.CONNECTION;
import static dev.atgateway.engine.VerifyWorld.SERVICE;

import dev.atgateway.verify.VerifyInProcess.Name;
import java.util.stream.Stream;

/** What can be wrong with a deployed gateway, each in one place. */
final class VerifyFaults {
    private static final String CLASSIC_WAREHOUSE = "8a7b6c5d4e3f2a1b";
    private static final String GRANTS = "permissions/connection/carto_at_gateway";

    private static final String SETUP = "{\"connection\": \"carto_at_gateway\"}";

    /** Longer than a label can be, so that nobody is asked. */
    private static final String NO_NAME = "x".repeat(64) + ".invalid";

    private VerifyFaults() {}

    static Stream<VerifyFault> all() {
        return Stream.of(databricks(), containers(), ingress(), names(), network(), hub(), inside(), statements())
                .flatMap(faults -> faults);
    }

    private static Stream<VerifyFault> databricks() {
        return Stream.of(
                asked("warehouse/missing", question -> warehouse(question, "0000000000000000")),
                asked("warehouse/classic", question -> warehouse(question, CLASSIC_WAREHOUSE)),
                asked("connection/missing", question -> configured(question, "connectionName", "another")),
                fault(
                        "connection/wrong-host",
                        world -> world.change(
                                CONNECTION,
                                "options.host=https://another.example.com",
                                "options.host=" + world.output("gatewayUrl"))),
                fault(
                        "connection/wrong-port",
                        world -> world.change(CONNECTION, "options.port=\"8443\"", "options.port=\"443\"")),
                fault(
                        "connection/wrong-path",
                        world -> world.change(CONNECTION, "options.base_path=/v2", "options.base_path=/")),
                fault(
                        "grants/not-granted",
                        world -> world.change(
                                GRANTS,
                                "privilege_assignments.0.privileges=[\"MANAGE\"]",
                                "privilege_assignments.0.privileges=[\"USE_CONNECTION\"]")));
    }

    private static Stream<VerifyFault> containers() {
        return Stream.of(
                fault("environment/missing", world -> world.delete(world.environment())),
                fault(
                        "environment/not-ready",
                        world -> world.set(world.environment(), "properties.provisioningState=Failed")),
                fault(
                        "environment/internal",
                        world -> world.set(world.environment(), "properties.vnetConfiguration.internal=true")),
                fault(
                        "environment/no-profiles",
                        world -> world.set(world.environment(), "properties.workloadProfiles=[]")),
                fault(
                        "environment/other-subnet",
                        world -> world.set(
                                world.environment(),
                                "properties.vnetConfiguration.infrastructureSubnetId=" + CARTO_SUBNET)),
                fault("app/missing", world -> world.delete(world.app())),
                fault("app/not-ready", world -> world.set(world.app(), "properties.provisioningState=Failed")),
                fault("app/stopped", world -> world.set(world.app(), "properties.runningStatus=Stopped")),
                fault(
                        "app/not-external",
                        world -> world.set(world.app(), "properties.configuration.ingress.external=false")),
                fault(
                        "app/wrong-port",
                        world -> world.set(world.app(), "properties.configuration.ingress.targetPort=3000")),
                fault("revision/none-ready", world -> world.set(world.app(), "properties.latestReadyRevisionName=")),
                fault(
                        "revision/not-running",
                        world -> world.set(
                                world.revision(),
                                "properties.runningState=ActivationFailed",
                                "properties.healthState=Unhealthy")),
                fault(
                        "revision/older-answers",
                        world -> world.set(world.app(), "properties.latestReadyRevisionName=carto-at-gateway--older")),
                fault("revision/not-active", world -> world.set(world.revision(), "properties.active=false")),
                fault("revision/no-replicas", world -> world.set(world.revision(), "properties.replicas=0")),
                fault(
                        "rules-probes/blocked",
                        world -> world.rule(
                                world.output("securityGroupId"), "Inbound", "Deny", "AzureLoadBalancer", "*", "*")));
    }

    private static Stream<VerifyFault> ingress() {
        return Stream.of(
                asked(
                                "gateway-tls/name-unknown",
                                question -> found(deployed(question, "gatewayUrl", "https://" + NO_NAME), Name.BY_DNS))
                        .asAConsequence(),
                asked("gateway-tls/unreachable", question -> found(question, Name.CLOSED_PORT)),
                asked("gateway-tls/no-tls", question -> found(question, Name.PLAIN_HTTP)),
                fault(
                        "gateway-tls/expired",
                        world -> world.change("ingress", "certificate=expired", "certificate=valid")),
                fault(
                        "gateway-tls/other-name",
                        world -> world.change("ingress", "certificate=other-name", "certificate=valid")),
                fault(
                        "gateway-tls/not-trusted",
                        world -> world.change("ingress", "certificate=self-signed", "certificate=valid")),
                fault("gateway-http/no-app", world -> world.set(world.app(), "properties.runningStatus=Stopped"))
                        .asAConsequence(),
                fault("gateway-http/refused", world -> world.set(world.app(), """
                        properties.configuration.ingress.ipSecurityRestrictions=[{"name": "a", "action": "Allow",
                          "ipAddressRange": "198.51.100.0/24"}]""")),
                fault(
                        "gateway-http/no-public-access",
                        world -> world.set(world.environment(), "properties.publicNetworkAccess=Disabled")),
                fault("gateway-http/bad-gateway", world -> world.change(SERVICE, "port=8443", "port=443")),
                fault("gateway-http/unavailable", world -> world.set(world.app(), """
                        properties.template.containers.0.env=[{"name": "PORT", "value": "3000"}]""")),
                fault("gateway-http/timeout", world -> world.set(world.app(), "properties.latestReadyRevisionName="))
                        .asAConsequence(),
                fault(
                                "gateway-http/no-answer",
                                world -> world.rule(
                                        world.output("securityGroupId"),
                                        "Inbound",
                                        "Deny",
                                        "AzureLoadBalancer",
                                        "*",
                                        "*"))
                        .asAConsequence());
    }

    private static Stream<VerifyFault> names() {
        return Stream.of(
                fault(
                        "dns-servers/custom",
                        world ->
                                world.set(world.output("vnetId"), "properties.dhcpOptions.dnsServers=[\"10.1.0.53\"]")),
                fault("dns-zone/missing", world -> world.delete(world.zone())),
                fault("dns-link/missing", world -> world.delete(world.link())),
                fault(
                        "dns-link/not-completed",
                        world -> world.set(world.link(), "properties.virtualNetworkLinkState=InProgress")),
                fault("dns-record/missing", world -> world.delete(world.record())),
                fault(
                        "dns-record/wrong-address",
                        world -> world.set(world.record(), "properties.aRecords=[{\"ipv4Address\": \"10.0.0.9\"}]")));
    }

    private static Stream<VerifyFault> network() {
        var both = Stream.of("to-carto", "from-carto").flatMap(way -> {
            var place = way.equals("to-carto") ? 0 : 1;
            return Stream.of(
                    fault("peering-" + way + "/missing", world -> world.delete(world.peering(place))),
                    fault(
                            "peering-" + way + "/not-connected",
                            world -> world.set(world.peering(place), "properties.peeringState=Disconnected")),
                    outOfSync(way, place),
                    fault(
                            "peering-" + way + "/no-access",
                            world -> world.set(world.peering(place), "properties.allowVirtualNetworkAccess=false")),
                    fault(
                                    "peering-" + way + "/not-forwarded",
                                    world -> world.set(world.peering(place), "properties.allowForwardedTraffic=false"))
                            .throughTheHub());
        });
        return Stream.concat(
                both,
                Stream.of(
                        fault("carto-address/no-vnet", world -> world.delete(CARTO)),
                        fault(
                                "carto-address/outside",
                                world -> world.set(CARTO_SUBNET, "properties.addressPrefix=10.0.9.0/24")),
                        fault(
                                "route-to-carto/dropped",
                                world -> world.route(
                                        world.output("subnetId"), "10.0.0.0/24", "\"nextHopType\": \"None\"")),
                        fault(
                                "rules-out/blocked",
                                world -> world.rule(
                                        world.output("securityGroupId"),
                                        "Outbound",
                                        "Deny",
                                        "*",
                                        "VirtualNetwork",
                                        "440-450")),
                        fault("rules-in/blocked", world -> {
                            var group = world.network("networkSecurityGroups/cartos");
                            world.set(group, "location=westeurope");
                            world.rule(group, "Inbound", "Deny", "10.1.0.0/16", "10.0.0.0/24", "*");
                            world.set(CARTO_SUBNET, "properties.networkSecurityGroup.id=" + group);
                        }),
                        fault(
                                "route-from-carto/other-way",
                                world -> world.route(CARTO_SUBNET, "10.1.0.0/16", VerifyWorld.by("10.0.0.99")))));
    }

    /** Azure says it of both ends, whichever side has changed; the first of them stands first. */
    private static VerifyFault outOfSync(String way, int place) {
        var fault = fault(
                "peering-" + way + "/out-of-sync",
                world -> world.set(
                        world.peering(place), "properties.remoteAddressSpace.addressPrefixes=[\"10.77.0.0/16\"]"));
        return place == 0 ? fault : fault.asAConsequence();
    }

    private static Stream<VerifyFault> hub() {
        return Stream.of(
                        fault("peering-to-hub/missing", world -> world.delete(world.toHub())),
                        fault(
                                "peering-to-hub/not-connected",
                                world -> world.set(world.toHub(), "properties.peeringState=Initiated")),
                        fault(
                                "peering-to-hub/out-of-sync",
                                world -> world.set(
                                        world.toHub(),
                                        "properties.remoteAddressSpace.addressPrefixes=[\"10.77.0.0/16\"]")),
                        fault(
                                "peering-to-hub/no-access",
                                world -> world.set(world.toHub(), "properties.allowVirtualNetworkAccess=false")),
                        fault(
                                "peering-to-hub/not-forwarded",
                                world -> world.set(world.toHub(), "properties.allowForwardedTraffic=false")),
                        fault("peering-from-hub/missing", world -> world.delete(world.fromHub())),
                        fault(
                                "peering-from-hub/not-connected",
                                world -> world.set(world.fromHub(), "properties.peeringState=Initiated")),
                        fault(
                                        "peering-from-hub/out-of-sync",
                                        world -> world.set(
                                                world.fromHub(),
                                                "properties.remoteAddressSpace.addressPrefixes=[\"10.77.0.0/16\"]"))
                                .asAConsequence(),
                        fault(
                                "peering-from-hub/no-access",
                                world -> world.set(world.fromHub(), "properties.allowVirtualNetworkAccess=false")),
                        fault(
                                "peering-from-hub/not-forwarded",
                                world -> world.set(world.fromHub(), "properties.allowForwardedTraffic=false")),
                        fault(
                                "route-to-carto/not-by-hub",
                                world -> world.set(world.output("subnetId"), "properties.routeTable=")),
                        fault(
                                "route-from-carto/not-by-hub",
                                world -> world.set(CARTO_SUBNET, "properties.routeTable=")))
                .map(VerifyFault::throughTheHub);
    }

    private static Stream<VerifyFault> inside() {
        return Stream.of(
                fault("inside-name/unresolved", world -> world.delete(world.record()))
                        .fromInside()
                        .asAConsequence(),
                fault("inside-connection/no-connection", world -> world.change(SERVICE, "port=8443", "port=443"))
                        .fromInside()
                        .asAConsequence(),
                asked(
                                "inside-certificate/not-trusted",
                                question -> configured(question, "trustedCaCerts", Examples.certificate("https-proxy")))
                        .fromInside());
    }

    private static Stream<VerifyFault> statements() {
        return Stream.of(
                asked("toolbox-version/not-installed", question -> configured(question, "toolbox", "main.missing")),
                asked("toolbox-version/failed", question -> configured(question, "versionStatement", "SELEC 1")),
                asked(
                        "lds-quota/not-installed",
                        question -> configured(question, "quotaStatement", "CALL ${toolbox}.LDS_QUOTA()")),
                asked("lds-quota/failed", question -> configured(question, "quotaStatement", "CALLL 1")),
                asked(
                        "lds-quota/no-quota",
                        question -> configured(question, "quotaStatement", "SELECT ${toolbox}.VERSION_CORE()")),
                fault("lds-quota/not-set-up", world -> world.change("toolbox/carto.carto", "setup=", "setup=" + SETUP)),
                fault(
                        "lds-quota/no-connection",
                        world -> world.change(
                                "toolbox/carto.carto", "setup={\"connection\": \"gone\"}", "setup=" + SETUP)),
                fault(
                        "lds-quota/not-allowed",
                        world -> world.change(CONNECTION, "owner=somebody@example.com", "owner=engineer@example.com")),
                fault("lds-quota/no-way", world -> world.change(SERVICE, "port=8443", "port=443"))
                        .asAConsequence());
    }
}
