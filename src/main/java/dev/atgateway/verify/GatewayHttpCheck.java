package dev.atgateway.verify;

import dev.atgateway.verify.GatewayProbe.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Whether something answers behind the public ingress. Any answer of the gateway will do: which paths it has is unknown. */
final class GatewayHttpCheck implements Check {
    static final Fault NO_APP = new Fault(
            "no-app",
            "the ingress knows no running app of this name",
            "see the checks app and revision; start it, or " + Fault.DEPLOY_AGAIN);
    static final Fault REFUSED = new Fault(
            "refused",
            "the ingress has an access list that the stack did not make",
            Fault.DEPLOY_AGAIN + ", or allowedSources with the addresses that may call");
    static final Fault NO_PUBLIC_ACCESS = new Fault(
            "no-public-access",
            "publicNetworkAccess of the environment is Disabled",
            "enable it: az containerapp env update --public-network-access Enabled");
    static final Fault BAD_GATEWAY = new Fault(
            "bad-gateway",
            "the gateway has no answer from CARTO, or its container does not speak HTTP on that port",
            "see the checks before this one, then ./verify --from-inside (step 6), then the container's logs");
    static final Fault UNAVAILABLE = new Fault(
            "unavailable",
            "the container does not listen on containerPort, or is still starting",
            "look at containerPort, probePath and the container's logs; then run this again");
    static final Fault TIMEOUT = new Fault(
            "timeout",
            "the container takes the call and does not answer it in 240 seconds, or the ingress gave up before",
            "look at the container's logs; then at the way to CARTO: ./verify --from-inside");
    static final Fault NO_ANSWER = new Fault(
            "no-answer",
            "the connection is closed or silent after TLS",
            "run this again; then look at the container's logs");

    /** What Azure's ingress writes, and the gateway would not. */
    private static final String AZURE_HAS_NO_APP = "Container App is stopped or does not exist";

    private static final String AZURE_REFUSES = "RBAC: access denied";
    private static final String AZURE_IS_CLOSED = "public network access on this managed environment is disabled";

    @Override
    public String name() {
        return "gateway-http";
    }

    @Override
    public String asks() {
        return "the gateway's public URL, GET of connectionBasePath: any answer but those of an ingress with nothing behind it";
    }

    @Override
    public List<Fault> faults() {
        return List.of(NO_APP, REFUSED, NO_PUBLIC_ACCESS, BAD_GATEWAY, UNAVAILABLE, TIMEOUT, NO_ANSWER);
    }

    @Override
    public Result look(Target target) {
        var url = target.stack().output("gatewayUrl").map(URI::create);
        if (url.isEmpty()) {
            return Result.notApplicable("the stack has no output gatewayUrl: its last pulumi up did not finish");
        }
        try {
            target.probe().certificates(url.get());
        } catch (IOException e) {
            return Result.notApplicable("there is no TLS connection");
        }
        try {
            var path = target.stack()
                    .settings()
                    .databricks()
                    .map(settings -> settings.basePath())
                    .orElse("/");
            return examine(target.probe().get(url.get(), path), target.stack());
        } catch (IOException e) {
            return Result.failed(NO_ANSWER, "%s: %s", url.get().getHost(), e.getMessage());
        }
    }

    private static Result examine(Answer answer, DeployedStack stack) {
        var status = answer.status();
        return switch (status) {
            case 404 ->
                answer.body().contains(AZURE_HAS_NO_APP)
                        ? Result.failed(NO_APP, "404, this container app is stopped or does not exist")
                        : answered(status);
            case 403 -> refused(answer, stack);
            case 502 -> Result.failed(BAD_GATEWAY, "502");
            case 503 -> Result.failed(UNAVAILABLE, "503");
            case 504 -> Result.failed(TIMEOUT, "504");
            default -> answered(status);
        };
    }

    private static Result refused(Answer answer, DeployedStack stack) {
        if (answer.body().contains(AZURE_IS_CLOSED)) {
            return Result.failed(NO_PUBLIC_ACCESS, "403, the environment's public network access is disabled");
        }
        if (!answer.body().contains(AZURE_REFUSES)) {
            return answered(answer.status());
        }
        if (stack.settings().gateway().allowedSources().isEmpty()) {
            return Result.failed(REFUSED, "403, access denied by the ingress");
        }
        return answered(answer.status())
                .noting("this machine is not in allowedSources, so it cannot tell more than that the ingress works");
    }

    private static Result answered(int status) {
        return Result.passed("it answers %d", status);
    }
}
