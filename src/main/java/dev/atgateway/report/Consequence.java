package dev.atgateway.report;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the loss of a resource means to those who use the gateway.
 *
 * @param type the resource's type token, or nothing for every other type
 * @param replaced when it is replaced
 * @param deleted when it is deleted; a name in braces stands for that property of the resource
 * @see <a href="https://github.com/microsoft/vscode-azurecontainerapps/issues/225">An environment's deletion: 13 minutes</a>
 * @see <a href="https://github.com/microsoft/azure-container-apps/issues/433">Its creation: two minutes to eleven</a>
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">Peering states</a>
 */
record Consequence(String type, String replaced, String deleted) {
    private static final String LEFT_OVER = "an earlier replacement left it behind; what took its place stays.";

    private static final Consequence ANY_OTHER = new Consequence(
            "",
            "what it holds, its id and its address may not survive, and what uses it may be interrupted.",
            "it is gone, with what it holds.");

    private static final List<Consequence> TABLE = List.of(
            new Consequence(
                    "azure-native:app:ManagedEnvironment",
                    "a new gateway URL and a new IP address, and about 25 minutes of outage: Azure deletes the environment"
                            + " in about 13 minutes and makes it again in up to about 11. The connection gets the new URL in"
                            + " the same run; tell whoever else calls the old one or allows its address.",
                    "the gateway's URL and its IP address are gone for good; an environment made later has others."),
            new Consequence(
                    "azure-native:app:ContainerApp",
                    "no call is answered from its deletion until the new app runs; its URL changes only with its environment.",
                    "nothing answers at the gateway's URL any more."),
            new Consequence(
                    "databricks:index/connection:Connection",
                    "queries fail from its deletion until the new one has its grants; every grant on it is made again. If"
                            + " its name changes, run SETUP again with the new one.",
                    "no query reaches CARTO through it any more; its grants go with it, those made by hand too."),
            new Consequence(
                    "databricks:index/grant:Grant",
                    "{principal} cannot use the connection until the new grant is made.",
                    "{principal} can no longer use the connection."),
            new Consequence(
                    "azure-native:network:VirtualNetworkPeering",
                    "the gateway does not reach CARTO until both ends of the peering are Connected again.",
                    "no traffic passes it any more; its other end stays, Disconnected, unless it is deleted too."),
            new Consequence(
                    "azure-native:network:VirtualNetwork",
                    "everything in it is replaced as well: the subnet, the environment, and with it the gateway's URL.",
                    "its subnets and peerings go with it."),
            new Consequence(
                    "azure-native:network:Subnet",
                    "an environment cannot leave its subnet, so the environment is replaced as well, and with it the"
                            + " gateway's URL.",
                    "nothing can run in it any more."),
            new Consequence(
                    "azure-native:network:NetworkSecurityGroup",
                    "the subnet goes over to the new group's rules.",
                    "its rules filter the subnet's traffic no more."),
            new Consequence(
                    "azure-native:network:RouteTable",
                    "the subnet goes over to the new table's routes.",
                    "calls to CARTO no longer take its routes, and pass a hub's firewall only if something else sends them"
                            + " there."),
            new Consequence(
                    "azure-native:privatedns:PrivateZone",
                    "CARTO's name does not resolve for the gateway until zone, link and record are there again.",
                    "CARTO's name no longer resolves for the gateway by it."),
            new Consequence(
                    "azure-native:privatedns:VirtualNetworkLink",
                    "CARTO's name does not resolve for the gateway until the new link is Completed, about a minute.",
                    "the VNet no longer sees the zone's records."),
            new Consequence(
                    "azure-native:privatedns:PrivateRecordSet",
                    "CARTO's name does not resolve for the gateway until the new record is there.",
                    "CARTO's name no longer resolves for the gateway by it."),
            new Consequence(
                    "azure-native:operationalinsights:Workspace",
                    "the logs in it do not move to the new one.",
                    "the logs in it go with it."),
            new Consequence(
                    "azure-native:resources:ResourceGroup",
                    "everything in it is deleted, what others have put there too, and the whole gateway is made again under"
                            + " another URL.",
                    "everything in it is deleted, what others have put there too."));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** As Markdown. */
    static String of(Resource resource) {
        if (resource.isLeftOver()) {
            return LEFT_OVER;
        }
        var row = TABLE.stream()
                .filter(one -> one.type().equals(resource.type()))
                .findFirst()
                .orElse(ANY_OTHER);
        var text = resource.change() == Change.REPLACE ? row.replaced() : row.deleted();
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(property(resource, found.group(1))));
    }

    private static String property(Resource resource, String name) {
        return Optional.ofNullable(resource.before(false).get(name))
                .map(value -> resource.secrets().mask(name, value))
                .filter(JsonElement::isJsonPrimitive)
                .map(value -> Markdown.code(value.getAsString()))
                .orElse("it");
    }
}
