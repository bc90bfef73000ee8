package dev.atgateway.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import com.pulumi.Context;
import com.pulumi.Log;
import com.pulumi.context.LoggingContext;
import com.pulumi.core.Output;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import com.pulumi.test.internal.PulumiTestInternal;
import dev.atgateway.GraphUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.LogManager;
import java.util.stream.Collectors;

/** Everything that the program declares for given settings, with the cloud mocked. */
final class Graph {
    static {
        // What the engine would show: the tests read the exceptions instead.
        LogManager.getLogManager().reset();
    }

    private final Map<String, Declared> resources;
    private final Map<String, Object> outputs;
    private final List<String> secretOutputs;
    private final List<Warned> warnings;

    /** A warning in Pulumi's log, with the name of the resource that it is attached to. */
    record Warned(String text, Optional<String> resource) {}

    private Graph(Map<String, Declared> resources, Map<String, Output<?>> outputs, List<Warned> warnings) {
        this.warnings = warnings;
        this.resources = resources;
        this.outputs = outputs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> PulumiTest.extractValue(entry.getValue())));
        this.secretOutputs = outputs.entrySet().stream()
                .filter(entry -> isSecret(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static Graph of(StackSettings settings) {
        return of(settings, new MockedCloud());
    }

    static Graph of(StackSettings settings, MockedCloud cloud) {
        var declared = new ConcurrentHashMap<String, ResourceTransformation.Args>();
        try {
            var warnings = new ArrayList<Warned>();
            var result = run(settings, cloud, declared, warnings).throwOnError();
            return new Graph(join(cloud, declared), result.outputs(), warnings);
        } finally {
            PulumiTest.cleanup();
        }
    }

    /** Why the program stopped. */
    static Throwable failure(StackSettings settings, MockedCloud cloud) {
        try {
            var result = run(settings, cloud, new ConcurrentHashMap<>(), new ArrayList<>());
            assertThat(result.exceptions()).as("exceptions").isNotEmpty();
            Throwable failure = result.exceptions().get(0);
            while (failure.getCause() != null) {
                failure = failure.getCause();
            }
            return failure;
        } finally {
            PulumiTest.cleanup();
        }
    }

    private static TestResult run(
            StackSettings settings,
            MockedCloud cloud,
            Map<String, ResourceTransformation.Args> declared,
            List<Warned> warnings) {
        var options = TestOptions.builder()
                .projectName("carto-at-gateway")
                .resourceTransformations(List.of(args -> {
                    declared.put(args.resource().pulumiResourceName(), args);
                    return Optional.of(new ResourceTransformation.Result(args.args(), args.options()));
                }))
                .build();
        return PulumiTestInternal.builder()
                .mocks(cloud)
                .options(options)
                .deploymentFactory(state -> loggingTo(warnings, state))
                .build()
                .runTest(context -> GraphUnderTest.define(loggingTo(warnings, context), settings.build()));
    }

    /** A resource is attached to a warning by the deployment's log alone; the mocks keep neither log. */
    private static DeploymentImpl loggingTo(List<Warned> warnings, DeploymentImpl.DeploymentState state) {
        var log = mock(Log.class);
        doAnswer(call -> warnings.add(new Warned(
                        call.getArgument(0),
                        Optional.of(call.<Resource>getArgument(1).pulumiResourceName()))))
                .when(log)
                .warn(anyString(), any(Resource.class));
        return new DeploymentImpl(state) {
            @Override
            public Log getLog() {
                return log;
            }
        };
    }

    private static Context loggingTo(List<Warned> warnings, Context context) {
        var log = mock(LoggingContext.class);
        doAnswer(call -> warnings.add(new Warned(call.getArgument(0), Optional.empty())))
                .when(log)
                .warn(anyString());
        var logging = mock(Context.class, delegatesTo(context));
        doReturn(log).when(logging).log();
        return logging;
    }

    private static Map<String, Declared> join(MockedCloud cloud, Map<String, ResourceTransformation.Args> declared) {
        return cloud.registered().stream()
                .map(resource -> new Declared(
                        resource.type,
                        resource.name,
                        resource.inputs,
                        declared.get(resource.name).args(),
                        declared.get(resource.name).options()))
                .collect(Collectors.toMap(Declared::name, resource -> resource));
    }

    static boolean isSecret(Output<?> output) {
        return PulumiTestInternal.extractOutputData(output).isSecret();
    }

    /** The resource with this logical name. */
    Declared resource(String name) {
        assertThat(resources).containsKey(name);
        return resources.get(name);
    }

    List<String> names() {
        return List.copyOf(resources.keySet());
    }

    /** All resources that a provider makes: no component, no provider. */
    List<Declared> custom() {
        return resources.values().stream()
                .filter(resource -> resource.options() instanceof CustomResourceOptions)
                .filter(resource -> !resource.type().startsWith("pulumi:providers:"))
                .toList();
    }

    List<Declared> ofType(String type) {
        return resources.values().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    Map<String, Object> outputs() {
        return outputs;
    }

    List<Warned> warnings() {
        return warnings;
    }

    List<String> secretOutputs() {
        return secretOutputs;
    }
}
