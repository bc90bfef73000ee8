package dev.atgateway.verify;

import com.azure.core.util.Context;
import com.azure.resourcemanager.appcontainers.fluent.ContainerAppsApiClient;
import com.azure.resourcemanager.appcontainers.fluent.models.JobInner;
import com.azure.resourcemanager.appcontainers.models.Container;
import com.azure.resourcemanager.appcontainers.models.ContainerResources;
import com.azure.resourcemanager.appcontainers.models.EnvironmentVar;
import com.azure.resourcemanager.appcontainers.models.JobConfiguration;
import com.azure.resourcemanager.appcontainers.models.JobConfigurationManualTriggerConfig;
import com.azure.resourcemanager.appcontainers.models.JobExecutionContainer;
import com.azure.resourcemanager.appcontainers.models.JobExecutionRunningState;
import com.azure.resourcemanager.appcontainers.models.JobExecutionTemplate;
import com.azure.resourcemanager.appcontainers.models.JobTemplate;
import com.azure.resourcemanager.appcontainers.models.TriggerType;
import com.azure.resourcemanager.resources.fluentcore.arm.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * CARTO's step 6: commands in a container of the gateway's own environment, so behind the same rules, routes and names. A
 * job of Container Apps does it; how a command ended is the status of its execution, so no log is read. The job is made
 * with the first command and taken away at the end, also when the process is told to stop.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/jobs">Jobs in Container Apps</a>
 */
final class InsideJob implements AutoCloseable {
    /**
     * Microsoft's own image of the Azure CLI: it has a shell, curl, getent and the public CAs, and comes from the registry
     * that the environment itself needs. The digest is that of a public Dockerfile; it was not pulled for the tests.
     */
    static final String IMAGE =
            "mcr.microsoft.com/azure-cli:2.89.0@sha256:0926e9e5230a66eac8061beab122ffee5750c4fb924a7b5608c8d3cdd3511158";

    private static final String CONTAINER = "verify";
    private static final String PROFILE = "Consumption";
    private static final int COMMAND_SECONDS = 60;
    private static final double CPU = 0.25;
    private static final String MEMORY = "0.5Gi";

    /** What no container that starts fails at. */
    private static final List<String> CONTROL = List.of("sh", "-c", "printf %s \"$STARTED\" > /tmp/started");

    private static final Map<String, String> STARTED = Map.of("STARTED", "yes");
    private static final Set<JobExecutionRunningState> ENDED = Set.of(
            JobExecutionRunningState.SUCCEEDED, JobExecutionRunningState.FAILED, JobExecutionRunningState.STOPPED);

    private final Supplier<Azure> azure;
    private final ResourceId environment;
    private final String image;
    private final JobTags tags;
    private final Patience patience;
    private final Consumer<String> progress;
    private final String name =
            "at-gateway-verify-" + UUID.randomUUID().toString().substring(0, 8);
    private final Thread atExit = new Thread(this::remove, "remove-job");

    private Optional<RuntimeException> failure = Optional.empty();
    private Optional<Boolean> starts = Optional.empty();
    private boolean there;

    InsideJob(Supplier<Azure> azure, DeployedStack stack, String image, Patience patience, Consumer<String> progress) {
        this.azure = azure;
        this.environment = ResourceId.fromString(
                stack.output("environmentId").orElseThrow(() -> new CouldNotLook("the stack has no environment")));
        this.image = image;
        this.tags = new JobTags(stack.mark());
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * Whether a command succeeds there.
     *
     * @throws CouldNotLook when it does not end, or when the container does not start at all
     */
    boolean succeeds(List<String> command, Map<String, String> variables) {
        make();
        var succeeded = run(command, variables);
        if (!succeeded && !containerStarts()) {
            throw new CouldNotLook(
                    "the job's container does not start: the subnet cannot pull %s, or it has no sh. --image names another"
                            .formatted(image));
        }
        return succeeded;
    }

    /** A status does not tell a command that fails from a container that never started: this one cannot fail. */
    private synchronized boolean containerStarts() {
        if (starts.isEmpty()) {
            starts = Optional.of(run(CONTROL, STARTED));
        }
        return starts.get();
    }

    private boolean run(List<String> command, Map<String, String> variables) {
        var group = environment.resourceGroupName();
        var template = new JobExecutionTemplate()
                .withContainers(List.of(new JobExecutionContainer()
                        .withName(CONTAINER)
                        .withImage(image)
                        .withCommand(command)
                        .withEnv(variables.entrySet().stream()
                                .map(variable -> new EnvironmentVar()
                                        .withName(variable.getKey())
                                        .withValue(variable.getValue()))
                                .toList())
                        .withResources(resources())));
        var execution = apps().getJobs()
                .beginStart(group, name, template, Context.NONE)
                .getFinalResult()
                .name();
        return patience.await(() -> Optional.of(apps().getResourceProviders().jobExecution(group, name, execution))
                        .map(found -> found.status())
                        .filter(ENDED::contains))
                .map(JobExecutionRunningState.SUCCEEDED::equals)
                .orElseThrow(() -> new CouldNotLook(
                        "the job did not end within %s: is there room for one more replica, and can the subnet pull %s?"
                                .formatted(patience, image)));
    }

    private ContainerAppsApiClient apps() {
        return azure.get().apps(environment);
    }

    private synchronized void make() {
        failure.ifPresent(known -> {
            throw known;
        });
        if (there) {
            return;
        }
        try {
            progress.accept("making job %s in %s".formatted(name, environment.name()));
            var location = azure.get()
                    .environment(environment.id())
                    .orElseThrow(() -> new CouldNotLook("there is no environment"))
                    .location();
            Runtime.getRuntime().addShutdownHook(atExit);
            there = true;
            apps().getJobs().createOrUpdate(environment.resourceGroupName(), name, job(location));
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    private JobInner job(String location) {
        return new JobInner()
                .withLocation(location)
                .withTags(tags.now())
                .withEnvironmentId(environment.id())
                .withWorkloadProfileName(PROFILE)
                .withConfiguration(new JobConfiguration()
                        .withTriggerType(TriggerType.MANUAL)
                        .withReplicaTimeout(COMMAND_SECONDS)
                        .withReplicaRetryLimit(0)
                        .withManualTriggerConfig(new JobConfigurationManualTriggerConfig()
                                .withParallelism(1)
                                .withReplicaCompletionCount(1)))
                .withTemplate(new JobTemplate()
                        .withContainers(List.of(new Container()
                                .withName(CONTAINER)
                                .withImage(image)
                                .withCommand(CONTROL)
                                .withResources(resources()))));
    }

    private static ContainerResources resources() {
        return new ContainerResources().withCpu(CPU).withMemory(MEMORY);
    }

    /** Takes the job away; what is left if that fails, the next run or {@code --clean} finds by its tags. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
            remove();
        } catch (IllegalStateException e) {
            // The process ends, and the hook is at it.
        }
    }

    private synchronized void remove() {
        if (!there) {
            return;
        }
        there = false;
        try {
            apps().getJobs().delete(environment.resourceGroupName(), name);
        } catch (RuntimeException e) {
            progress.accept(
                    "job %s could not be removed (%s). remove it: ./verify --clean".formatted(name, Obstacle.of(e)));
        }
    }
}
