package dev.atgateway.verify;

import com.azure.resourcemanager.appcontainers.fluent.ContainerAppsApiClient;
import com.azure.resourcemanager.appcontainers.fluent.models.JobInner;
import com.azure.resourcemanager.resources.fluentcore.arm.ResourceId;
import java.util.List;
import java.util.function.Predicate;

/** Jobs that runs before this one did not take away, because they were killed. */
final class Leftovers {
    private final ContainerAppsApiClient apps;
    private final String group;
    private final JobTags tags;

    /** Of a stack, in the resource group of its environment. */
    Leftovers(Azure azure, DeployedStack stack) {
        var environment = ResourceId.fromString(
                stack.output("environmentId").orElseThrow(() -> new CouldNotLook("the stack has no environment")));
        this.apps = azure.apps(environment);
        this.group = environment.resourceGroupName();
        this.tags = new JobTags(stack.mark());
    }

    /** Removes those whose maker is gone; answers with their names. */
    List<String> removeAbandoned() {
        return remove(tags::areLeftOn);
    }

    /** Removes all of this stack's, also one that another run is waiting for. */
    List<String> removeAll() {
        return remove(tags::areOn);
    }

    private List<String> remove(Predicate<JobInner> which) {
        var jobs =
                apps.getJobs().listByResourceGroup(group).stream().filter(which).toList();
        jobs.forEach(job -> apps.getJobs().delete(group, job.name()));
        return jobs.stream().map(JobInner::name).toList();
    }
}
