package dev.atgateway.gateway;

import com.pulumi.azurenative.app.inputs.AppLogsConfigurationArgs;
import com.pulumi.azurenative.app.inputs.LogAnalyticsConfigurationArgs;
import com.pulumi.azurenative.operationalinsights.OperationalinsightsFunctions;
import com.pulumi.azurenative.operationalinsights.Workspace;
import com.pulumi.azurenative.operationalinsights.WorkspaceArgs;
import com.pulumi.azurenative.operationalinsights.inputs.GetSharedKeysArgs;
import com.pulumi.azurenative.operationalinsights.inputs.WorkspaceSkuArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Map;
import java.util.Optional;

/**
 * A workspace for the environment's logs.
 *
 * @see <a href="https://learn.microsoft.com/azure/container-apps/log-monitoring">Logs of Container Apps</a>
 */
final class LogWorkspace {
    private static final int RETENTION_DAYS = 30;

    private LogWorkspace() {}

    static AppLogsConfigurationArgs declare(
            Resource parent,
            String workspaceName,
            Output<String> group,
            Optional<String> location,
            Map<String, String> tags) {
        var args = WorkspaceArgs.builder()
                .workspaceName(workspaceName)
                .resourceGroupName(group)
                .sku(WorkspaceSkuArgs.builder().name("PerGB2018").build())
                .retentionInDays(RETENTION_DAYS)
                .tags(tags);
        location.ifPresent(args::location);
        var workspace = new Workspace(
                "logs",
                args.build(),
                CustomResourceOptions.builder().parent(parent).build());
        var keys = OperationalinsightsFunctions.getSharedKeys(GetSharedKeysArgs.builder()
                .resourceGroupName(group)
                .workspaceName(workspace.name())
                .build());
        return AppLogsConfigurationArgs.builder()
                .destination("log-analytics")
                .logAnalyticsConfiguration(LogAnalyticsConfigurationArgs.builder()
                        .customerId(workspace.customerId())
                        .sharedKey(keys.applyValue(
                                        found -> found.primarySharedKey().orElseThrow())
                                .asSecret())
                        .build())
                .build();
    }
}
