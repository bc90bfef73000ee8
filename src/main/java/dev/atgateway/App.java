package dev.atgateway;

import com.pulumi.Context;
import com.pulumi.exceptions.RunException;
import dev.atgateway.network.LookupFailed;
import dev.atgateway.settings.InvalidSettings;
import dev.atgateway.settings.Settings;
import dev.atgateway.settings.StackConfig;
import java.util.logging.LogManager;

/** The program that {@code pulumi} runs. */
public final class App {
    private App() {}

    /** Declares the stack. */
    public static void main(String[] args) {
        // The SDK logs an error to the engine and to the console; the engine shows both.
        LogManager.getLogManager().reset();
        QuietPulumi.run(App::define);
    }

    static void define(Context context) {
        Launcher.slowness().ifPresent(context.log()::info);
        try {
            GatewayStack.define(context, Settings.read(StackConfig.fromEnvironment(context.projectName())));
        } catch (InvalidSettings | LookupFailed mistake) {
            throw new RunException(mistake.getMessage());
        }
    }
}
