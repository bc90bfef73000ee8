package dev.atgateway;

import com.pulumi.Context;
import com.pulumi.deployment.internal.DeploymentImpl.DeploymentState;
import com.pulumi.exceptions.RunException;
import dev.atgateway.launcher.Launcher;
import dev.atgateway.network.LookupFailed;
import dev.atgateway.settings.InvalidSettings;
import dev.atgateway.settings.Settings;
import dev.atgateway.settings.StackConfig;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.logging.LogManager;

/** The program that {@code pulumi} runs. */
public final class App {
    private App() {}

    /** Declares the stack. */
    public static void main(String[] args) {
        // The SDK logs an error to the engine and to the console; the engine shows both.
        LogManager.getLogManager().reset();
        System.exit(run(DeploymentState.fromEnvironment(), StackConfig::fromEnvironment)
                .join());
    }

    /** Declares the stack in this deployment, and answers the exit code; the config is read by the project's name. */
    static CompletableFuture<Integer> run(DeploymentState state, Function<String, StackConfig> config) {
        return QuietPulumi.run(state, context -> define(context, config));
    }

    static void define(Context context, Function<String, StackConfig> config) {
        Launcher.slowness().ifPresent(context.log()::info);
        try {
            GatewayStack.define(context, Settings.read(config.apply(context.projectName())));
        } catch (InvalidSettings | LookupFailed mistake) {
            throw new RunException(mistake.getMessage());
        }
    }
}
