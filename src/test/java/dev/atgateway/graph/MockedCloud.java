package dev.atgateway.graph;

import com.pulumi.test.Mocks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the engine and the two providers answer: outputs of what is registered, and the VNets that are there already. */
final class MockedCloud implements Mocks {
    static final String SUBSCRIPTION = "11111111-2222-3333-4444-555555555555";
    static final String OTHER_SUBSCRIPTION = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
    static final String CARTO_VNET_ID = vnetId(SUBSCRIPTION, "rg-carto", "carto-vnet");
    static final String DEFAULT_DOMAIN = "niceocean-abcd1234.westeurope.azurecontainerapps.io";

    private static final Map<String, Map<String, Object>> OUTPUTS = Map.of(
            "azure-native:app:ManagedEnvironment", Map.of("defaultDomain", DEFAULT_DOMAIN, "staticIp", "20.1.2.3"),
            "azure-native:operationalinsights:Workspace", Map.of("customerId", "workspace-customer-id"));
    private static final List<String> NAME_INPUTS = List.of(
            "containerAppName",
            "environmentName",
            "virtualNetworkPeeringName",
            "virtualNetworkLinkName",
            "relativeRecordSetName",
            "subnetName",
            "virtualNetworkName",
            "networkSecurityGroupName",
            "routeTableName",
            "privateZoneName",
            "workspaceName",
            "resourceGroupName",
            "name");

    private final Map<String, Map<String, Object>> vnets = new HashMap<>();
    private final List<String> groups = new ArrayList<>();
    private Map<String, String> groupTags = Map.of();
    private boolean loggedIn = true;
    private Map<String, Object> environment;
    private final Map<String, CompletableFuture<Void>> holds = new HashMap<>();
    private final List<ResourceArgs> registered = Collections.synchronizedList(new ArrayList<>());
    private final List<CallArgs> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, CompletableFuture<Void>> requested = new HashMap<>();

    MockedCloud() {
        vnet("rg-carto", "carto-vnet", "westeurope", "10.0.0.0/16");
    }

    static String vnetId(String subscription, String group, String name) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + group
                + "/providers/Microsoft.Network/virtualNetworks/" + name;
    }

    /** The id that this cloud gives to the resource with this logical name. */
    static String id(String logicalName) {
        // A child's id begins with its parent's, which the program reads from that of a peering.
        return logicalName.startsWith("peering-to-")
                ? id("vnet") + "/virtualNetworkPeerings/" + logicalName
                : "/id/of/" + logicalName;
    }

    MockedCloud vnet(String group, String name, String location, String... ranges) {
        vnets.put(
                group + "/" + name,
                Map.of(
                        "id",
                        vnetId(SUBSCRIPTION, group, name),
                        "name",
                        name,
                        "location",
                        location,
                        "addressSpace",
                        Map.of("addressPrefixes", List.of(ranges))));
        return this;
    }

    MockedCloud withoutVnet(String group, String name) {
        vnets.remove(group + "/" + name);
        return this;
    }

    MockedCloud loggedOut() {
        loggedIn = false;
        return this;
    }

    MockedCloud group(String name) {
        groups.add(name);
        return this;
    }

    /** A group that an earlier deployment of the stack made. */
    MockedCloud ownGroup(String name) {
        groupTags = Map.of("carto-at-gateway-stack", "carto-at-gateway/stack");
        return group(name);
    }

    /** An environment of an earlier deployment, with these workload profiles. */
    MockedCloud environment(String... profiles) {
        environment = Map.of(
                "id", "/id/of/environment",
                "name", "environment",
                "location", "westeurope",
                "type", "Microsoft.App/managedEnvironments",
                "workloadProfiles",
                        Stream.of(profiles)
                                .map(name -> Map.of("name", name, "workloadProfileType", name))
                                .toList());
        return this;
    }

    /** Lets {@code name} finish only when all of {@code others} have been requested. */
    MockedCloud finishOnlyAfterRequestsFor(String name, String... others) {
        holds.put(
                name,
                CompletableFuture.allOf(Stream.of(others).map(this::request).toArray(CompletableFuture[]::new))
                        .orTimeout(30, TimeUnit.SECONDS));
        return this;
    }

    private CompletableFuture<Void> request(String name) {
        return requested.computeIfAbsent(name, ignored -> new CompletableFuture<>());
    }

    @Override
    public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
        registered.add(args);
        Optional.ofNullable(requested.get(args.name)).ifPresent(waiting -> waiting.complete(null));
        var state = new HashMap<String, Object>(args.inputs);
        NAME_INPUTS.stream()
                .filter(args.inputs::containsKey)
                .findFirst()
                .ifPresent(input -> state.put("name", args.inputs.get(input)));
        // Azure takes a list of identities and answers with a map.
        state.remove("identity");
        state.putAll(OUTPUTS.getOrDefault(args.type, Map.of()));
        var result = ResourceResult.of(Optional.of(id(args.name)), (Object) state);
        return holds.getOrDefault(args.name, CompletableFuture.completedFuture(null))
                .thenApply(ignored -> result);
    }

    @Override
    public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
        calls.add(args);
        return switch (args.token) {
            case "azure-native:authorization:getClientConfig" ->
                answer(
                        loggedIn
                                ? Map.of(
                                        "clientId", "client",
                                        "objectId", "object",
                                        "subscriptionId", SUBSCRIPTION,
                                        "tenantId", "tenant")
                                : null);
            case "azure-native:network:getVirtualNetwork" ->
                answer(vnets.get(args.args.get("resourceGroupName") + "/" + args.args.get("virtualNetworkName")));
            case "azure-native:app:getManagedEnvironment" -> answer(environment);
            case "azure-native:resources:getResourceGroup" ->
                answer(
                        groups.contains(args.args.get("resourceGroupName"))
                                ? Map.of(
                                        "name",
                                        args.args.get("resourceGroupName"),
                                        "id",
                                        "/id/of/group",
                                        "tags",
                                        groupTags,
                                        "location",
                                        "westeurope")
                                : null);
            case "azure-native:authorization:getClientToken" -> answer(Map.of("token", "access-token"));
            case "azure-native:operationalinsights:getSharedKeys" -> answer(Map.of("primarySharedKey", "shared-key"));
            default -> throw new IllegalArgumentException(args.token);
        };
    }

    private static CompletableFuture<Map<String, Object>> answer(Map<String, Object> found) {
        return found != null
                ? CompletableFuture.completedFuture(found)
                : CompletableFuture.failedFuture(new IllegalStateException("autorest/azure: Service returned an error."
                        + " Status=404 Code=\"ResourceNotFound\" Message=\"not found\""));
    }

    List<ResourceArgs> registered() {
        synchronized (registered) {
            return registered.stream()
                    .filter(resource -> !resource.type.equals("pulumi:pulumi:Stack"))
                    .toList();
        }
    }

    /** The calls of one function, such as {@code getVirtualNetwork}. */
    List<CallArgs> calls(String function) {
        synchronized (calls) {
            return calls.stream()
                    .filter(call -> call.token.endsWith(":" + function))
                    .toList();
        }
    }
}
