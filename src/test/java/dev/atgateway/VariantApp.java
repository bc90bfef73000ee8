package dev.atgateway;

import com.pulumi.Pulumi;
import com.pulumi.azurenative.app.ManagedEnvironmentArgs;
import com.pulumi.azurenative.app.inputs.VnetConfigurationArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.resources.StackOptions;
import java.util.Optional;
import java.util.logging.LogManager;

/**
 * The program as it would be with a line less or another value. VARIANT_WITHOUT names the resource whose
 * replaceOnChanges is taken away; VARIANT_CHANGE names a change that no config key makes.
 */
public final class VariantApp {
    private VariantApp() {}

    public static void main(String[] args) {
        LogManager.getLogManager().reset();
        Pulumi.withOptions(StackOptions.builder()
                        .resourceTransformations(VariantApp::transform)
                        .build())
                .run(App::define);
    }

    private static Optional<ResourceTransformation.Result> transform(ResourceTransformation.Args resource) {
        var name = resource.resource().pulumiResourceName();
        var options = name.equals(System.getenv("VARIANT_WITHOUT"))
                ? withoutReplaceOnChanges((CustomResourceOptions) resource.options())
                : resource.options();
        return Optional.of(new ResourceTransformation.Result(changed(name, resource.args()), options));
    }

    private static ResourceOptions withoutReplaceOnChanges(CustomResourceOptions options) {
        var copy = CustomResourceOptions.builder().deleteBeforeReplace(options.getDeleteBeforeReplace());
        options.getParent().ifPresent(copy::parent);
        options.getProvider().ifPresent(copy::provider);
        return copy.dependsOn(options.getDependsOn()).build();
    }

    private static ResourceArgs changed(String name, ResourceArgs args) {
        if (name.equals("environment") && "internal".equals(System.getenv("VARIANT_CHANGE"))) {
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
        if (name.equals("environment") && "infrastructureResourceGroup".equals(System.getenv("VARIANT_CHANGE"))) {
            return ManagedEnvironmentArgs.builder((ManagedEnvironmentArgs) args)
                    .infrastructureResourceGroup("rg-other")
                    .build();
        }
        return args;
    }
}
