package dev.atgateway.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resource id of a virtual network. Azure compares ids without regard to case. */
public final class VnetId {
    private static final String FORM = "/subscriptions/<subscription>/resourceGroups/<group>"
            + "/providers/Microsoft.Network/virtualNetworks/<name>";
    private static final String GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern ID = Pattern.compile(
            "/subscriptions/(?<subscription>[^/]+)/resourceGroups/(?<group>[^/]+)"
                    + "/providers/Microsoft\\.Network/virtualNetworks/(?<name>[^/]+)(?<rest>/.*)?",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final String subscriptionId;
    private final String resourceGroup;
    private final String name;

    private VnetId(String text, Matcher parts) {
        this.text = text;
        this.subscriptionId = parts.group("subscription");
        this.resourceGroup = AzureNames.resourceGroup(parts.group("group"));
        this.name = AzureNames.vnet(parts.group("name"));
    }

    /**
     * Reads a resource id.
     *
     * @throws Mistake when {@code text} is not the id of a virtual network
     */
    public static VnetId parse(String text) {
        Matcher parts = ID.matcher(text);
        if (!parts.matches()) {
            throw new Mistake("not the resource id of a VNet", "write " + FORM);
        }
        if (parts.group("rest") != null) {
            throw new Mistake(
                    "the id of something inside a VNet",
                    "write the VNet's own id, up to and without " + parts.group("rest"));
        }
        if (!parts.group("subscription").toLowerCase().matches(GUID)) {
            throw new Mistake("its subscription is not a GUID", "write " + FORM);
        }
        return new VnetId(text, parts);
    }

    /** The subscription's GUID. */
    public String subscriptionId() {
        return subscriptionId;
    }

    /** The resource group's name. */
    public String resourceGroup() {
        return resourceGroup;
    }

    /** The VNet's name. */
    public String name() {
        return name;
    }

    /** Whether both ids mean the same VNet: Azure gives ids back in a case of its own. */
    public boolean sameAs(VnetId other) {
        return text.equalsIgnoreCase(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VnetId id && sameAs(id);
    }

    @Override
    public int hashCode() {
        return text.toLowerCase().hashCode();
    }

    /** The id as it was given. */
    @Override
    public String toString() {
        return text;
    }
}
