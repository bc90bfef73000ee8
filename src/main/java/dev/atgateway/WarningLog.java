package dev.atgateway;

import com.pulumi.Context;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInternal;
import com.pulumi.resources.Resource;
import dev.atgateway.databricks.DatabricksAccess;
import dev.atgateway.dns.CartoZone;
import dev.atgateway.gateway.Gateway;
import dev.atgateway.network.GatewayNetwork;
import dev.atgateway.settings.Warning;
import java.util.Optional;

/** Shows warnings in Pulumi's own log, attached to the part of the graph that they concern. */
final class WarningLog {
    private final Context context;
    private final GatewayNetwork network;
    private final Gateway gateway;
    private final Optional<CartoZone> zone;
    private final Optional<DatabricksAccess> databricks;

    WarningLog(
            Context context,
            GatewayNetwork network,
            Gateway gateway,
            Optional<CartoZone> zone,
            Optional<DatabricksAccess> databricks) {
        this.context = context;
        this.network = network;
        this.gateway = gateway;
        this.zone = zone;
        this.databricks = databricks;
    }

    void show(Warning warning) {
        var subject = subject(warning);
        // The context's own log takes no resource, and the SDK offers no other way to its log than this one.
        if (subject.isPresent() && DeploymentInternal.getInstance() instanceof DeploymentImpl deployment) {
            deployment.getLog().warn(warning.text(), subject.get());
        } else {
            context.log().warn(warning.text());
        }
    }

    private Optional<? extends Resource> subject(Warning warning) {
        return switch (warning.subject()) {
            case STACK -> Optional.empty();
            case NETWORK -> Optional.of(network);
            case GATEWAY -> Optional.of(gateway);
            case DNS -> zone;
            case DATABRICKS -> databricks;
        };
    }
}
