package dev.atgateway;

import com.pulumi.Config;
import com.pulumi.Context;
import com.pulumi.context.internal.ConfigContextInternal;
import com.pulumi.context.internal.ContextInternal;
import com.pulumi.context.internal.LoggingContextInternal;
import com.pulumi.context.internal.OutputContextInternal;
import com.pulumi.core.internal.OutputFactory;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.DeploymentInstanceInternal;
import com.pulumi.deployment.internal.EngineLogger;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.logging.Level;

/**
 * Runs a program as {@link com.pulumi.Pulumi#run} does, without the SDK's debug messages: each holds a whole request, and
 * the engine masks no secret in it that has a quote, a backslash or a line break, because they are escaped there; and with a
 * runner that waits.
 */
final class QuietPulumi {
    private QuietPulumi() {}

    /** Answers the exit code of the program. */
    static CompletableFuture<Integer> run(DeploymentImpl.DeploymentState state, Consumer<Context> stack) {
        state.logger = new WithoutDebug(state.logger);
        state.runner = new WaitingRunner(state.runner);
        var deployment = new DeploymentImpl(state);
        var instance = new DeploymentInstanceInternal(deployment);
        DeploymentInstanceHolder.setInstance(instance);
        var context = new ContextInternal(
                deployment.getOrganizationName(),
                deployment.getProjectName(),
                deployment.getStackName(),
                new LoggingContextInternal(deployment.getLog()),
                new ConfigContextInternal(deployment.getProjectName(), name -> new Config(instance.getConfig(), name)),
                new OutputContextInternal(new OutputFactory(deployment.getRunner())),
                List.of());
        return new PulumiInternal(deployment.getRunner(), context).runAsync(stack);
    }

    private record WithoutDebug(EngineLogger logger) implements EngineLogger {
        @Override
        public CompletableFuture<Void> debugAsync(
                String message, Resource resource, Integer streamId, Boolean ephemeral) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Void> logAsync(
                Level level, String message, Resource resource, Integer streamId, Boolean ephemeral) {
            return logger.logAsync(level, message, resource, streamId, ephemeral);
        }

        @Override
        public int getErrorCount() {
            return logger.getErrorCount();
        }

        @Override
        public boolean hasLoggedErrors() {
            return logger.hasLoggedErrors();
        }
    }
}
