package dev.atgateway.settings;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads bundles of PEM certificates. */
final class Certificates {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final Pattern BLOCK =
            Pattern.compile(BEGIN + "(?<base64>.*?)(?<end>-----END CERTIFICATE-----|(?=-----BEGIN)|$)", Pattern.DOTALL);
    private static final Duration SOON = Duration.ofDays(30);

    private final Values values;
    private final Instant now;

    Certificates(Values values, Clock clock) {
        this.values = values;
        this.now = clock.instant();
    }

    /** The PEM blocks of {@code key}, each once and in a form of its own; none when it is absent. */
    Set<String> read(String key) {
        Set<String> blocks = new LinkedHashSet<>();
        String text = values.text(key).orElse("");
        if (text.contains("PRIVATE KEY-----")) {
            values.wrong(
                    key,
                    "holds a private key, which nobody but its owner may know",
                    "write certificates alone, and renew that key");
            return blocks;
        }
        if (values.given(key) && !text.contains(BEGIN)) {
            values.wrong(
                    key,
                    "holds no PEM certificate",
                    "write the text of the file: pulumi config set " + key + " < ca.pem");
        }
        Matcher matcher = BLOCK.matcher(text);
        for (int i = 0; matcher.find(); i++) {
            String path = key + "[" + i + "]";
            if (matcher.group("end").isEmpty()) {
                values.wrong(path, BEGIN, "cut off before its END line", "write the whole certificate");
            } else {
                blocks.add(matcher.group().replaceAll("[ \t\r]*\n[ \t\r]*", "\n") + "\n");
                check(path, matcher.group());
            }
        }
        return blocks;
    }

    private void check(String path, String block) {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII)));
            checkDates(path, certificate);
        } catch (CertificateException e) {
            values.wrong(path, block, "cannot be read as a certificate", "copy the file again");
        }
    }

    private void checkDates(String path, X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        Instant start = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isBefore(start)) {
            values.wrong(path, subject, "not valid before " + date(start), "write the certificate that is in use now");
        } else if (now.isAfter(end)) {
            values.wrong(path, subject, "expired on " + date(end), "write the certificate that took its place");
        } else if (now.plus(SOON).isAfter(end)) {
            values.warn(Warning.Subject.GATEWAY, path + ", " + subject + ", expires on " + date(end));
        }
    }

    private static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
