package dev.emulatedcloud.ingress;

import static dev.emulatedcloud.cloud.Rule.Standing.INFERRED;
import static dev.emulatedcloud.cloud.Rule.Standing.OBSERVED;

import dev.emulatedcloud.cloud.Rule;

/** What callers of an app's public name get in place of the app's answer; the code is the status. */
public enum IngressRule implements Rule {
    NOT_THERE(
            404,
            "Error 404 - This Container App is stopped or does not exist.",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/1613"),
    CALLER_DENIED(403, "RBAC: access denied", OBSERVED, "https://github.com/microsoft/azure-container-apps/issues/835"),
    PUBLIC_ACCESS_DISABLED(
            403,
            "The public network access on this managed environment is disabled.",
            INFERRED,
            "https://github.com/microsoft/azure-container-apps/issues/1339"),
    NOT_LISTENING(
            503,
            "upstream connect error or disconnect/reset before headers. retried and the latest reset reason: remote "
                    + "connection failure, transport failure reason: delayed connect error: 111",
            OBSERVED,
            "https://github.com/microsoft/azure-container-apps/issues/1051"),
    NEVER_READY(504, "stream timeout", OBSERVED, "https://github.com/microsoft/azure-container-apps/issues/1217"),
    /** The gateway's own answer; what its image says is not documented. */
    CARTO_NOT_REACHED(
            502,
            "The emulated gateway got no answer from CARTO.",
            INFERRED,
            "https://docs.carto.com/data-and-analysis/analytics-toolbox-for-databricks/getting-access/installation-in-an-azure-vnet");

    private final Refusal refusal;

    IngressRule(int status, String message, Standing standing, String source) {
        this.refusal = new Refusal(status, String.valueOf(status), message, standing, source);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
