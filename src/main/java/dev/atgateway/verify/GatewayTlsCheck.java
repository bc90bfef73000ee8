package dev.atgateway.verify;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Whether the gateway's public name can be found and called, and its certificate is valid. */
final class GatewayTlsCheck implements Check {
    static final Fault NAME_UNKNOWN = new Fault(
            "name-unknown",
            "the environment was made again under another domain, or this machine resolves no public names",
            "try it from another network; " + Fault.DEPLOY_AGAIN + " if the environment was made again");
    static final Fault UNREACHABLE = new Fault(
            "unreachable",
            "nothing answers at the environment's public address, or this machine may not call the Internet",
            "HTTPS_PROXY where this machine needs one; else look at the environment (step 3: external)");
    static final Fault EXPIRED = new Fault(
            "expired",
            "Azure has not renewed the certificate, or this machine's clock is wrong",
            "look at the clock; else ask Azure's support");
    static final Fault OTHER_NAME = new Fault(
            "other-name",
            "something else answers in the gateway's place: a proxy, or another environment",
            "SSL_CERT_FILE and HTTPS_PROXY where a proxy inspects TLS; " + Fault.DEPLOY_AGAIN);
    static final Fault NOT_TRUSTED = new Fault(
            "not-trusted",
            "something inspects TLS between this machine and Azure, or answers in the gateway's place",
            "SSL_CERT_FILE=<file with the inspecting proxy's CA>, or try it from another network");
    static final Fault NO_TLS = new Fault(
            "no-tls",
            "something answers on 443, and not with TLS: a proxy or a firewall on the way",
            "try it from another network; HTTPS_PROXY where this machine needs one");

    private static final Duration SOON = Duration.ofDays(14);

    private final Clock clock;

    GatewayTlsCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "gateway-tls";
    }

    @Override
    public String asks() {
        return "the gateway's public URL: its name, a connection to port 443, a certificate that is valid and names it";
    }

    @Override
    public List<Fault> faults() {
        return List.of(NAME_UNKNOWN, UNREACHABLE, EXPIRED, OTHER_NAME, NOT_TRUSTED, NO_TLS);
    }

    @Override
    public Result look(Target target) {
        var url = target.stack().output("gatewayUrl").map(URI::create);
        if (url.isEmpty()) {
            return Result.notApplicable("the stack has no output gatewayUrl: its last pulumi up did not finish");
        }
        try {
            return examine(target.probe().certificates(url.get()).get(0));
        } catch (UnknownHostException e) {
            return Result.failed(NAME_UNKNOWN, "%s has no address", url.get().getHost());
        } catch (SSLException e) {
            return Result.failed(fault(e), "%s: %s", url.get().getHost(), deepest(e));
        } catch (IOException e) {
            return Result.failed(UNREACHABLE, "%s: %s", url.get().getHost(), e.getMessage());
        }
    }

    private Result examine(X509Certificate certificate) {
        var end = certificate.getNotAfter().toInstant();
        var passed = Result.passed(
                "%s, until %s",
                certificate.getSubjectX500Principal().getName(), end.toString().substring(0, 10));
        var left = Duration.between(clock.instant(), end);
        return left.compareTo(SOON) > 0
                ? passed
                : passed.noting("the certificate ends in %d days: Azure renews it by itself, earlier than this"
                        .formatted(left.toDays()));
    }

    private static Fault fault(SSLException failure) {
        var causes = Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
                .toList();
        if (causes.stream().anyMatch(GatewayTlsCheck::isExpired)) {
            return EXPIRED;
        }
        if (causes.stream().anyMatch(GatewayTlsCheck::isOtherName)) {
            return OTHER_NAME;
        }
        return causes.stream().anyMatch(java.security.GeneralSecurityException.class::isInstance)
                ? NOT_TRUSTED
                : NO_TLS;
    }

    private static boolean isExpired(Throwable cause) {
        return cause instanceof CertificateExpiredException
                || cause instanceof CertPathValidatorException path && path.getReason() == BasicReason.EXPIRED;
    }

    /** The JDK says this one in words alone. */
    private static boolean isOtherName(Throwable cause) {
        var message = Optional.ofNullable(cause.getMessage()).orElse("");
        return message.startsWith("No subject alternative") || message.startsWith("No name matching");
    }

    private static String deepest(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
