package dev.emulatedcloud.traffic;

import static dev.emulatedcloud.traffic.Deployed.APP;
import static dev.emulatedcloud.traffic.Deployed.ENVIRONMENT;
import static dev.emulatedcloud.traffic.Deployed.ROUTES;
import static dev.emulatedcloud.traffic.Deployed.container;
import static dev.emulatedcloud.traffic.Deployed.ingress;
import static dev.emulatedcloud.traffic.Deployed.json;
import static dev.emulatedcloud.traffic.Deployed.list;
import static dev.emulatedcloud.traffic.Deployed.route;
import static dev.emulatedcloud.traffic.Deployed.rule;
import static dev.emulatedcloud.traffic.Fault.asked;
import static dev.emulatedcloud.traffic.Fault.by;
import static dev.emulatedcloud.traffic.Fault.fault;
import static dev.emulatedcloud.traffic.Fault.from;
import static dev.emulatedcloud.traffic.Fault.over;
import static dev.emulatedcloud.traffic.Hop.Name.ALLOW_LIST;
import static dev.emulatedcloud.traffic.Hop.Name.CONNECTION;
import static dev.emulatedcloud.traffic.Hop.Name.GRANT;
import static dev.emulatedcloud.traffic.Hop.Name.INGRESS;
import static dev.emulatedcloud.traffic.Hop.Name.VARIABLES;
import static dev.emulatedcloud.traffic.Hop.Name.WAREHOUSE;

import dev.emulatedcloud.cloud.Json;
import java.util.stream.Stream;

/** What can be wrong between the warehouse and the gateway's container. */
final class CallerFaults {
    private static final String JOBS = "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d";
    private static final String ANALYST = "analyst@example.com";

    private CallerFaults() {}

    static Stream<Fault> all() {
        return Stream.of(databricks(), entrance(), running()).flatMap(faults -> faults);
    }

    private static Stream<Fault> databricks() {
        return Stream.of(
                asked(
                        "classic warehouse",
                        WAREHOUSE,
                        "SQL warehouse Classic Warehouse",
                        from("8a7b6c5d4e3f2a1b"),
                        from("4f1c2d3e4b5a6978")),
                asked("unknown warehouse", WAREHOUSE, "SQL warehouse", from("0"), from("Serverless Starter Warehouse")),
                fault(
                        "no connection",
                        CONNECTION,
                        "databricksEnabled",
                        one -> one.catalog.delete("gateway"),
                        one -> one.connect("gateway", "https://" + one.fqdn(), "443")),
                asked("unknown connection", CONNECTION, "connectionName", over("other"), over("Gateway")),
                fault(
                        "connection that leads elsewhere",
                        CONNECTION,
                        "connectionName",
                        one -> one.connect("gateway", "https://gateway.example.com", "443"),
                        one -> one.connect("gateway", "https://" + one.fqdn(), "443")),
                fault(
                        "connection to another port",
                        CONNECTION,
                        "connectionPort",
                        one -> one.connect("gateway", "https://" + one.fqdn(), "8443"),
                        one -> one.connect("gateway", "https://" + one.fqdn(), "443")),
                fault(
                                "group whose grant was taken away",
                                GRANT,
                                "principals",
                                one -> one.revoke("analysts", "USE_CONNECTION"),
                                one -> one.grant("analysts", "USE_CONNECTION"))
                        .calling(by(ANALYST)),
                fault(
                                "service principal without a grant",
                                GRANT,
                                "principals",
                                one -> one.grant(JOBS, "CREATE_FOREIGN_CATALOG"),
                                one -> one.grant(JOBS, "USE_CONNECTION"))
                        .calling(by(JOBS)),
                asked(
                        "unknown principal",
                        GRANT,
                        "principal nobody@example.com",
                        by("nobody@example.com"),
                        by(ANALYST)));
    }

    private static Stream<Fault> entrance() {
        return Stream.of(
                fault(
                        "internal environment",
                        INGRESS,
                        "environmentName",
                        one -> one.inEnvironment(true),
                        one -> one.inEnvironment(false)),
                fault(
                        "environment without public access",
                        INGRESS,
                        "environment gateway-env",
                        one -> access(one, "Disabled"),
                        one -> access(one, "Enabled")),
                fault(
                        "ingress that is not external",
                        INGRESS,
                        "gatewayName",
                        one -> external(one, false),
                        one -> external(one, true)),
                fault(
                                "default route into the firewall",
                                INGRESS,
                                "route table of gateway-subnet",
                                one -> one.routes(
                                        ROUTES,
                                        one.subnet(),
                                        route("carto", "10.0.0.0/16", Deployed.FIREWALL),
                                        route("all", "0.0.0.0/0", Deployed.FIREWALL)),
                                one -> one.routes(
                                        ROUTES, one.subnet(), route("carto", "10.0.0.0/16", Deployed.FIREWALL)))
                        .on(Deployed::hubbed),
                fault(
                        "security group without the load balancer's probes",
                        INGRESS,
                        "securityGroup",
                        one -> one.rules(rule("no", 4096, "Inbound", "Deny", "*", "*", "*")),
                        one -> one.rules(
                                rule("yes", 100, "Inbound", "Allow", "AzureLoadBalancer", "10.1.0.0/27", "30000-32767"),
                                rule("no", 4096, "Inbound", "Deny", "*", "*", "*"))),
                fault(
                        "allow list without the caller",
                        ALLOW_LIST,
                        "allowedSources",
                        one -> restrict(one, "Allow", "192.0.2.0/24"),
                        one -> restrict(one, "Allow", "198.51.100.0/24")),
                fault(
                        "allow list with a part of the callers",
                        ALLOW_LIST,
                        "allowedSources",
                        one -> restrict(one, "Allow", "198.51.100.16/29"),
                        one -> restrict(one, "Allow", "198.51.100.16/28")),
                fault(
                        "deny list with the caller",
                        ALLOW_LIST,
                        "allowedSources",
                        one -> restrict(one, "Deny", "198.51.100.20"),
                        one -> restrict(one, "Deny", "198.51.100.80")));
    }

    private static void access(Deployed one, String access) {
        one.force(ENVIRONMENT, properties -> properties.addProperty("publicNetworkAccess", access));
    }

    private static void external(Deployed one, boolean external) {
        one.app(properties -> ingress(properties).addProperty("external", external));
        one.connect("gateway", "https://" + one.fqdn(), "443");
    }

    private static void restrict(Deployed one, String action, String range) {
        one.app(properties -> ingress(properties)
                .add(
                        "ipSecurityRestrictions",
                        list(Json.object("name", "a", "action", action, "ipAddressRange", range))));
    }

    private static Stream<Fault> running() {
        return Stream.of(
                fault(
                        "stopped app",
                        Hop.Name.APP,
                        "container app gateway",
                        one -> one.force(APP, properties -> properties.addProperty("runningStatus", "Stopped")),
                        one -> one.force(APP, properties -> properties.addProperty("runningStatus", "Running"))),
                fault(
                        "app that is not finished",
                        Hop.Name.APP,
                        "gatewayName",
                        one -> one.force(APP, properties -> properties.addProperty("provisioningState", "Failed")),
                        one -> one.force(APP, properties -> properties.addProperty("provisioningState", "Succeeded"))),
                fault(
                        "revision that is not active",
                        Hop.Name.APP,
                        "container app gateway",
                        one -> active(one, false),
                        one -> active(one, true)),
                fault(
                        "revision that failed",
                        Hop.Name.APP,
                        "container app gateway",
                        one -> revision(one, "runningState", "ActivationFailed"),
                        one -> revision(one, "runningState", "Degraded")),
                fault(
                        "app of which no revision became ready",
                        Hop.Name.APP,
                        "container app gateway",
                        one -> one.force(APP, properties -> properties.remove("latestReadyRevisionName")),
                        one -> one.app(app -> container(app).addProperty("image", "registry.example.com/gateway:2"))),
                fault(
                        "container that listens on another port",
                        Hop.Name.APP,
                        "containerPort",
                        one -> one.variable("PORT", "3000"),
                        one -> one.variable("PORT", "8080")),
                fault(
                        "probe of another port",
                        Hop.Name.APP,
                        "containerPort",
                        one -> probe(one, 3000),
                        one -> probe(one, 8080)),
                fault(
                        "missing secret of the CA file",
                        VARIABLES,
                        "trustedCaCerts",
                        one -> one.force(APP, properties -> properties
                                .getAsJsonObject("configuration")
                                .remove("secrets")),
                        one -> {}),
                fault(
                        "missing secret of a variable",
                        VARIABLES,
                        "secretEnv",
                        one -> secret(one, "env-other"),
                        one -> secret(one, "env-key")));
    }

    private static void active(Deployed one, boolean active) {
        String latest =
                Json.text(one.azure.get(APP), "properties.latestRevisionName").orElseThrow();
        one.force(APP.child("revisions", latest), properties -> properties.addProperty("active", active));
    }

    private static void revision(Deployed one, String property, String value) {
        String latest =
                Json.text(one.azure.get(APP), "properties.latestRevisionName").orElseThrow();
        one.force(APP.child("revisions", latest), properties -> properties.addProperty(property, value));
    }

    private static void probe(Deployed one, int port) {
        one.app(properties -> container(properties)
                .add(
                        "probes",
                        list(json("{'type': 'Liveness', 'httpGet': {'path': '/', 'port': %d}}".formatted(port)))));
    }

    /** The variable takes the secret env-key; the app has a secret of the given name. */
    private static void secret(Deployed one, String name) {
        one.app(properties -> {
            Json.objectAt(properties, "configuration")
                    .orElseThrow()
                    .getAsJsonArray("secrets")
                    .add(Json.object("name", "env-key", "value", "v"));
            container(properties).getAsJsonArray("env").add(Json.object("name", "KEY", "secretRef", "env-key"));
        });
        one.force(APP, properties -> Json.objects(properties, "configuration.secrets")
                .filter(secret ->
                        Json.text(secret, "name").filter("env-key"::equals).isPresent())
                .forEach(secret -> secret.addProperty("name", name)));
    }
}
