package dev.atgateway.network;

import com.pulumi.deployment.Deployment;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mark on what a stack made, by which it knows its own resource group and what others have put there. A stack that
 * took its own group for an existing one would delete it, with everything in it, because it no longer declares it.
 */
public final class StackTag {
    /** Name of the tag. */
    public static final String NAME = "carto-at-gateway-stack";

    private StackTag() {}

    /** The user's tags, and this one: {@code <project>/<stack>}. */
    public static Map<String, String> addTo(Map<String, String> tags) {
        var marked = new TreeMap<>(tags);
        marked.put(NAME, thisStack());
        return marked;
    }

    /** Whether the tags are those of something that this stack made. */
    static boolean isOn(Map<String, String> tags) {
        return thisStack().equals(tags.get(NAME));
    }

    private static String thisStack() {
        var deployment = Deployment.getInstance();
        return deployment.getProjectName() + "/" + deployment.getStackName();
    }
}
