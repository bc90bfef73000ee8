package dev.atgateway.network;

import com.pulumi.deployment.Deployment;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mark on what a stack made, by which it knows its own resource group and what others have put there. A stack that
 * took its own group for an existing one would delete it, with everything in it, because it no longer declares it.
 *
 * @param value {@code <project>/<stack>}
 */
public record StackTag(String value) {
    /** Name of the tag. */
    public static final String NAME = "carto-at-gateway-stack";

    /** That of the stack which is being deployed; only the program's own thread knows which one it is. */
    public static StackTag ofThisStack() {
        var deployment = Deployment.getInstance();
        return new StackTag(deployment.getProjectName() + "/" + deployment.getStackName());
    }

    /** The user's tags, and this one. */
    public Map<String, String> addTo(Map<String, String> tags) {
        var marked = new TreeMap<>(tags);
        marked.put(NAME, value);
        return marked;
    }

    /** Whether the tags are those of something that this stack made. */
    boolean isOn(Map<String, String> tags) {
        return value.equals(tags.get(NAME));
    }
}
