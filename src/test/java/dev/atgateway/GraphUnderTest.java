package dev.atgateway;

import com.pulumi.Context;
import dev.atgateway.settings.Settings;

/** Hands the stack's graph to the tests, without the reading of the config before it. */
public final class GraphUnderTest {
    private GraphUnderTest() {}

    public static void define(Context context, Settings settings) {
        GatewayStack.define(context, settings);
    }
}
