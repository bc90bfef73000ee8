package dev.atgateway.network;

import com.pulumi.deployment.Deployment;
import java.util.Map;

/**
 * The mark on a resource group that a stack made. A stack that took its own group for an existing one would delete it,
 * with everything in it, because it no longer declares it.
 */
public final class GroupOwner {
    /** Name of the tag. */
    public static final String TAG = "carto-at-gateway-stack";

    private GroupOwner() {}

    /** The tag's value: project and stack. */
    public static String thisStack() {
        var deployment = Deployment.getInstance();
        return deployment.getProjectName() + "/" + deployment.getStackName();
    }

    static boolean isThisStack(Map<String, String> tags) {
        return thisStack().equals(tags.get(TAG));
    }
}
