package dev.emulatedcloud.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The id of a resource group or of a resource in one. Two ids are equal if they differ in letter case only; the text
 * keeps the case it was written in.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules">Names</a>
 */
public final class ResourceId {
    static final String GROUP_TYPE = "Microsoft.Resources/resourceGroups";

    private final String subscription;
    private final String resourceGroup;
    private final String namespace;
    private final List<String> types;
    private final List<String> names;

    private ResourceId(
            String subscription, String resourceGroup, String namespace, List<String> types, List<String> names) {
        this.subscription = subscription;
        this.resourceGroup = resourceGroup;
        this.namespace = namespace;
        this.types = List.copyOf(types);
        this.names = List.copyOf(names);
    }

    public static ResourceId group(String subscription, String name) {
        return new ResourceId(subscription, name, null, List.of(), List.of());
    }

    /** The id that a text spells, or nothing if it is not one. */
    public static Optional<ResourceId> parse(String text) {
        String[] parts = text.split("/", -1);
        boolean isGroup = parts.length >= 5
                && parts[0].isEmpty()
                && parts[1].equalsIgnoreCase("subscriptions")
                && parts[3].equalsIgnoreCase("resourceGroups");
        if (!isGroup || List.of(parts).subList(1, parts.length).contains("")) {
            return Optional.empty();
        }
        if (parts.length == 5) {
            return Optional.of(group(parts[2], parts[4]));
        }
        if (parts.length < 9 || parts.length % 2 == 0 || !parts[5].equalsIgnoreCase("providers")) {
            return Optional.empty();
        }
        var types = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (int i = 7; i < parts.length; i += 2) {
            types.add(parts[i]);
            names.add(parts[i + 1]);
        }
        return Optional.of(new ResourceId(parts[2], parts[4], parts[6], types, names));
    }

    public static ResourceId of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not a resource id: " + text));
    }

    public ResourceId child(String type, String name) {
        var childTypes = new ArrayList<>(types);
        var childNames = new ArrayList<>(names);
        childTypes.add(type);
        childNames.add(name);
        return new ResourceId(subscription, resourceGroup, namespace, childTypes, childNames);
    }

    public boolean isGroup() {
        return types.isEmpty();
    }

    public String subscription() {
        return subscription;
    }

    public String resourceGroup() {
        return resourceGroup;
    }

    public ResourceId groupId() {
        return group(subscription, resourceGroup);
    }

    /** The resource that this one is a child of; a group for a top-level resource. */
    public ResourceId parent() {
        int last = types.size() - 1;
        return last <= 0
                ? groupId()
                : new ResourceId(
                        subscription, resourceGroup, namespace, types.subList(0, last), names.subList(0, last));
    }

    /** Such as {@code Microsoft.Network/virtualNetworks/subnets}. */
    public String type() {
        return isGroup() ? GROUP_TYPE : namespace + "/" + String.join("/", types);
    }

    public String name() {
        return isGroup() ? resourceGroup : names.get(names.size() - 1);
    }

    /** Types and names as error messages write them: {@code Microsoft.Network/virtualNetworks/vnet/subnets/a}. */
    public String typeAndNames() {
        var text = new StringBuilder(namespace);
        for (int i = 0; i < types.size(); i++) {
            text.append('/').append(types.get(i)).append('/').append(names.get(i));
        }
        return text.toString();
    }

    /** The id in lower case, by which it is compared. */
    public String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    public boolean names(String id) {
        return key().equals(id.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceId id && key().equals(id.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        String group = "/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup;
        return isGroup() ? group : group + "/providers/" + typeAndNames();
    }
}
