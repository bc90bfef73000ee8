package dev.emulatedcloud.traffic;

import static dev.emulatedcloud.traffic.Deployed.APP;
import static dev.emulatedcloud.traffic.Deployed.ENVIRONMENT;
import static dev.emulatedcloud.traffic.Deployed.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.azure.resourcemanager.appcontainers.models.Container;
import com.azure.resourcemanager.appcontainers.models.EnvironmentVar;
import com.azure.resourcemanager.appcontainers.models.Job;
import com.azure.resourcemanager.appcontainers.models.JobConfiguration;
import com.azure.resourcemanager.appcontainers.models.JobConfigurationManualTriggerConfig;
import com.azure.resourcemanager.appcontainers.models.JobExecution;
import com.azure.resourcemanager.appcontainers.models.JobExecutionBase;
import com.azure.resourcemanager.appcontainers.models.JobExecutionContainer;
import com.azure.resourcemanager.appcontainers.models.JobExecutionRunningState;
import com.azure.resourcemanager.appcontainers.models.JobExecutionTemplate;
import com.azure.resourcemanager.appcontainers.models.JobProvisioningState;
import com.azure.resourcemanager.appcontainers.models.JobTemplate;
import com.azure.resourcemanager.appcontainers.models.Secret;
import com.azure.resourcemanager.appcontainers.models.TriggerType;
import dev.emulatedcloud.azure.ArmApi;
import dev.emulatedcloud.azure.AzureReader;
import dev.emulatedcloud.azure.ResourceManager;
import dev.emulatedcloud.jobs.ContainerRunner;
import dev.emulatedcloud.rest.CertificateAuthority;
import dev.emulatedcloud.rest.HttpEndpoint;
import dev.emulatedcloud.time.Durations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job that looks at the way to CARTO from inside, made and run by Azure's own client. */
@Timeout(60)
class JobClientTest {
    private static final String GROUP = APP.resourceGroup();
    private static final String IMAGE = "mcr.microsoft.com/azurelinux/base/core:3.0";

    private final Deployed deployed = Deployed.peered();
    private String pace = "none";
    private HttpEndpoint server;
    private AzureReader reader;

    @BeforeEach
    void serve(@TempDir Path home) {
        var resources = new ResourceManager(deployed.cloud, () -> Durations.parse(pace));
        var authority = CertificateAuthority.in(home, Clock.systemUTC());
        server = HttpEndpoint.secure(
                0, authority.loopback().tls(), new ArmApi(resources, new ContainerRunner(resources)));
        reader = new AzureReader(
                URI.create("https://localhost:" + server.port()),
                home.resolve(CertificateAuthority.FILE),
                APP.subscription());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Job create() {
        return reader.apps()
                .jobs()
                .define("check")
                .withRegion("westeurope")
                .withExistingResourceGroup(GROUP)
                .withTags(Map.of("made-by", "verify"))
                .withEnvironmentId(ENVIRONMENT.toString())
                .withConfiguration(new JobConfiguration()
                        .withTriggerType(TriggerType.MANUAL)
                        .withReplicaTimeout(60)
                        .withReplicaRetryLimit(0)
                        .withManualTriggerConfig(new JobConfigurationManualTriggerConfig())
                        .withSecrets(
                                List.of(new Secret().withName("ca").withValue(deployed.authority("10.0.0.4:443")))))
                .withTemplate(new JobTemplate()
                        .withContainers(List.of(new Container()
                                .withName("check")
                                .withImage(IMAGE)
                                .withCommand(List.of("getent", "hosts", HOST)))))
                .create();
    }

    private JobExecution run(EnvironmentVar variable, String... command) {
        JobExecutionBase started = reader.apps()
                .jobs()
                .start(
                        GROUP,
                        "check",
                        new JobExecutionTemplate()
                                .withContainers(List.of(new JobExecutionContainer()
                                        .withName("check")
                                        .withImage(IMAGE)
                                        .withCommand(List.of(command))
                                        .withEnv(variable == null ? List.of() : List.of(variable)))),
                        Context.NONE);
        return execution(started.name());
    }

    private JobExecution execution(String name) {
        return reader.apps().resourceProviders().jobExecution(GROUP, "check", name);
    }

    @Test
    void jobIsMadeListedChangedAndDeleted() {
        Job job = create();
        assertThat(job.provisioningState()).isEqualTo(JobProvisioningState.SUCCEEDED);
        assertThat(reader.apps().jobs().list()).extracting(Job::name).containsExactly("check");
        assertThat(reader.apps().jobs().listByResourceGroup(GROUP))
                .singleElement()
                .satisfies(one -> assertThat(one.tags()).containsEntry("made-by", "verify"));
        assertThat(reader.resources().genericResources().listByResourceGroup(GROUP))
                .anyMatch(one -> one.id().equals(job.id()));
        job.update().withTags(Map.of("made-by", "somebody")).apply();
        Job changed = reader.apps().jobs().getByResourceGroup(GROUP, "check");
        assertThat(changed.tags()).containsEntry("made-by", "somebody");
        assertThat(changed.configuration().secrets()).extracting(Secret::name).containsExactly("ca");
        assertThat(changed.configuration().secrets()).extracting(Secret::value).containsOnlyNulls();
        reader.apps().jobs().deleteByResourceGroup(GROUP, "check");
        assertThat(reader.apps().jobs().list()).isEmpty();
        assertThatThrownBy(() -> reader.apps().jobs().getByResourceGroup(GROUP, "check"))
                .isInstanceOf(ManagementException.class)
                .hasMessageContaining("404");
    }

    @Test
    void threeExecutionsTellNameConnectionAndTrustApart() {
        create();
        EnvironmentVar ca = new EnvironmentVar().withName("CA").withValue(deployed.authority("10.0.0.4:443"));
        String[] trusting = {
            "sh",
            "-c",
            "printf %s \"$CA\" > /tmp/ca.pem && curl --silent --show-error --connect-timeout 10 --max-time 20"
                    + " --output /dev/null --cacert /tmp/ca.pem https://" + HOST + "/"
        };
        assertThat(run(null, "getent", "hosts", HOST).status()).isEqualTo(JobExecutionRunningState.SUCCEEDED);
        assertThat(insecure().status()).isEqualTo(JobExecutionRunningState.SUCCEEDED);
        assertThat(run(ca, trusting).status()).isEqualTo(JobExecutionRunningState.SUCCEEDED);
        EnvironmentVar bySecret = new EnvironmentVar().withName("CA").withSecretRef("ca");
        assertThat(run(bySecret, trusting).status()).isEqualTo(JobExecutionRunningState.SUCCEEDED);
        EnvironmentVar other = new EnvironmentVar().withName("CA").withValue(deployed.authority("10.0.1.4:3129"));
        assertThat(run(other, trusting).status()).isEqualTo(JobExecutionRunningState.FAILED);
        assertThat(reader.apps().jobsExecutions().list(GROUP, "check"))
                .hasSize(5)
                .allSatisfy(one -> {
                    assertThat(one.startTime()).isNotNull();
                    assertThat(one.endTime()).isNotNull();
                });
    }

    private JobExecution insecure() {
        return run(
                null,
                "curl",
                "--silent",
                "--show-error",
                "--connect-timeout",
                "10",
                "--max-time",
                "20",
                "--output",
                "/dev/null",
                "--insecure",
                "https://" + HOST + "/");
    }

    @Test
    void jobWithoutOverrideRunsItsOwnTemplate() {
        create();
        JobExecutionBase started = reader.apps().jobs().start(GROUP, "check");
        assertThat(started.name()).startsWith("check-");
        assertThat(execution(started.name()).status()).isEqualTo(JobExecutionRunningState.SUCCEEDED);
        assertThat(execution(started.name()).template().containers().get(0).command())
                .containsExactly("getent", "hosts", HOST);
    }

    @Test
    void operationsThatTakeTimeAreAskedAfter() {
        pace = "none,jobs.create=0.5,jobs.delete=0.5,jobExecution=3600";
        assertThat(create().provisioningState()).isEqualTo(JobProvisioningState.SUCCEEDED);
        JobExecution running = insecure();
        assertThat(running.status()).isEqualTo(JobExecutionRunningState.RUNNING);
        assertThat(running.endTime()).isNull();
        reader.apps().jobs().stopExecution(GROUP, "check", running.name());
        assertThat(execution(running.name()).status()).isEqualTo(JobExecutionRunningState.STOPPED);
        JobExecution second = insecure();
        assertThat(reader.apps().jobs().stopMultipleExecutions(GROUP, "check").value())
                .hasSize(2);
        assertThat(execution(second.name()).status()).isEqualTo(JobExecutionRunningState.STOPPED);
        reader.apps().jobs().deleteByResourceGroup(GROUP, "check");
        assertThat(reader.apps().jobs().list()).isEmpty();
    }

    @Test
    void refusalReachesTheClient() {
        assertThatThrownBy(() -> reader.apps().jobs().start(GROUP, "missing"))
                .isInstanceOf(ManagementException.class)
                .hasMessageContaining("ResourceNotFound");
        assertThatThrownBy(() -> reader.apps().managedEnvironments().deleteByResourceGroup(GROUP, ENVIRONMENT.name()))
                .isInstanceOf(ManagementException.class)
                .hasMessageContaining("read-only over REST, but for jobs");
    }
}
