package dev.atgateway.verify;

import dev.atgateway.settings.CartoDns;
import dev.atgateway.settings.CartoSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CARTO's step 6.1 and 6.3, from a container beside the gateway: the name, the connection, the certificate. */
final class InsideCheck implements Check {
    static final Fault UNRESOLVED = new Fault(
            "unresolved",
            "the zone is not linked, or has no record, or the VNet asks other DNS servers",
            "see the checks dns-link, dns-record, dns-servers; with cartoDns existing, the VNet's own resolution");
    static final Fault NO_CONNECTION = new Fault(
            "no-connection",
            "peering, routes or security rules keep the call back, or nothing listens at CARTO's address",
            "see the checks peering-..., route-..., rules-...; cartoInternalIp; CARTO's load balancer");
    static final Fault NOT_TRUSTED = new Fault(
            "not-trusted",
            "CARTO's certificate comes from a private CA that the gateway does not know, names another host, or has expired",
            "trustedCaCerts with the CA's PEM; or cartoTls insecure, as CARTO's guide does");

    private static final String CA_VARIABLE = "CA";
    private static final String CA_FILE = "/tmp/ca.pem";
    private static final List<String> CURL = List.of(
            "curl", "--silent", "--show-error", "--connect-timeout", "10", "--max-time", "20", "--output", "/dev/null");

    /** What is tried. */
    enum Step {
        NAME("inside-name", "getent resolves CARTO's domain", UNRESOLVED),
        CONNECTION(
                "inside-connection",
                "curl gets an answer from CARTO over TLS, whatever its certificate",
                NO_CONNECTION),
        CERTIFICATE("inside-certificate", "curl accepts CARTO's certificate as the gateway would", NOT_TRUSTED);

        private final String check;
        private final String says;
        private final Fault fault;

        Step(String check, String says, Fault fault) {
            this.check = check;
            this.says = says;
            this.fault = fault;
        }
    }

    private final Step step;

    InsideCheck(Step step) {
        this.step = step;
    }

    @Override
    public String name() {
        return step.check;
    }

    @Override
    public String asks() {
        return "a job in the gateway's environment (--from-inside): " + step.says;
    }

    @Override
    public List<Fault> faults() {
        return List.of(step.fault);
    }

    @Override
    public Result look(Target target) {
        if (target.inside().isEmpty()) {
            return Result.notApplicable(
                    "only with --from-inside, which makes a job in the environment for some minutes");
        }
        var settings = target.stack().settings();
        if (step == Step.NAME && settings.carto().dns() == CartoDns.IP) {
            return Result.notApplicable("cartoDns is ip: no name is resolved");
        }
        if (step == Step.CERTIFICATE && !settings.gateway().trust().verifyCarto()) {
            return Result.notApplicable("cartoTls is insecure: the gateway accepts any certificate");
        }
        var host = host(settings.carto());
        var bundle = settings.gateway().trust().caBundle();
        var succeeded =
                switch (step) {
                    case NAME -> target.inside().get().succeeds(List.of("getent", "hosts", host), Map.of());
                    case CONNECTION -> target.inside().get().succeeds(curl(host, "--insecure"), Map.of());
                    case CERTIFICATE ->
                        bundle.isPresent()
                                ? target.inside()
                                        .get()
                                        .succeeds(
                                                withBundle(curl(host, "--cacert", CA_FILE)),
                                                Map.of(CA_VARIABLE, bundle.get()))
                                : target.inside().get().succeeds(curl(host), Map.of());
                };
        return succeeded
                ? Result.passed("%s", host)
                : Result.failed(step.fault, "%s: the job's execution failed", host);
    }

    private static String host(CartoSettings carto) {
        return carto.dns() == CartoDns.IP
                ? carto.internalIp().orElseThrow().toString()
                : carto.domain().orElseThrow();
    }

    private static List<String> curl(String host, String... options) {
        var command = new ArrayList<>(CURL);
        command.addAll(List.of(options));
        command.add("https://" + host + "/");
        return command;
    }

    private static List<String> withBundle(List<String> command) {
        return List.of(
                "sh", "-c", "printf %s \"$" + CA_VARIABLE + "\" > " + CA_FILE + " && " + String.join(" ", command));
    }
}
