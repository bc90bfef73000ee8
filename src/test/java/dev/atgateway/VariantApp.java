package dev.atgateway;

import com.pulumi.azurenative.app.ManagedEnvironmentArgs;
import com.pulumi.azurenative.app.inputs.VnetConfigurationArgs;
import com.pulumi.deployment.internal.InlineDeploymentSettings;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.resources.StackOptions;
import dev.atgateway.settings.StackConfig;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The program as it would be with a line less or another value. VARIANT_WITHOUT names the resource whose
 * replaceOnChanges is taken away; VARIANT_CHANGE names a change that no config key makes.
 */
final class VariantApp {
    private VariantApp() {}

    /** Whether the environment asks for it. */
    static boolean isAskedFor(Map<String, String> environment) {
        return environment.containsKey("VARIANT_WITHOUT");
    }

    /** Declares the stack in this deployment, and answers the exit code. */
    static CompletableFuture<Integer> run(InlineDeploymentSettings deployment, Map<String, String> environment) {
        var options = StackOptions.builder()
                .resourceTransformations(resource -> transform(resource, environment))
                .build();
        return PulumiInternal.fromInline(deployment, options)
                .runAsync(context -> App.define(context, project -> StackConfig.from(environment, project)));
    }

    private static Optional<ResourceTransformation.Result> transform(
            ResourceTransformation.Args resource, Map<String, String> environment) {
        var name = resource.resource().pulumiResourceName();
        var options = name.equals(environment.get("VARIANT_WITHOUT"))
                ? withoutReplaceOnChanges((CustomResourceOptions) resource.options())
                : resource.options();
        return Optional.of(new ResourceTransformation.Result(
                changed(name, resource.args(), environment.get("VARIANT_CHANGE")), options));
    }

    private static ResourceOptions withoutReplaceOnChanges(CustomResourceOptions options) {
        var copy = CustomResourceOptions.builder().deleteBeforeReplace(options.getDeleteBeforeReplace());
        options.getParent().ifPresent(copy::parent);
        options.getProvider().ifPresent(copy::provider);
        return copy.dependsOn(options.getDependsOn()).build();
    }

    private static ResourceArgs changed(String name, ResourceArgs args, String change) {
        if (name.equals("environment") && "internal".equals(change)) {
            var environment = (ManagedEnvironmentArgs) args;
            return ManagedEnvironmentArgs.builder(environment)
                    .vnetConfiguration(environment
                            .vnetConfiguration()
                            .orElseThrow()
                            .applyValue(vnet -> VnetConfigurationArgs.builder(vnet)
                                    .internal(true)
                                    .build()))
                    .build();
        }
        if (name.equals("environment") && "infrastructureResourceGroup".equals(change)) {
            return ManagedEnvironmentArgs.builder((ManagedEnvironmentArgs) args)
                    .infrastructureResourceGroup("rg-other")
                    .build();
        }
        return args;
    }
}
