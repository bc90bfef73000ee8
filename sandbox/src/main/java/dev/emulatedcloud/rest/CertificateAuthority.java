package dev.emulatedcloud.rest;

import dev.emulatedcloud.cloud.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A throwaway certificate authority, kept in the cloud's home: {@code ca.pem} for those who are to trust it, {@code
 * ca-key.pem} for itself. What is missing, unreadable or about to expire is made again.
 */
public final class CertificateAuthority {
    /** The certificate that clients trust. */
    public static final String FILE = "ca.pem";

    private static final String KEY_FILE = "ca-key.pem";
    private static final Duration MARGIN = Duration.ofDays(1);
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1");

    private final Path home;
    private final Clock clock;
    private final Identity identity;

    private CertificateAuthority(Path home, Clock clock, Identity identity) {
        this.home = home;
        this.clock = clock;
        this.identity = identity;
    }

    /** The authority of a home; several processes that ask at the same moment get the same one. */
    public static synchronized CertificateAuthority in(Path home, Clock clock) {
        try (var channel =
                FileChannel.open(home.resolve("ca.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel is closed
            Identity identity = kept(home.resolve(KEY_FILE), clock, () -> Issuing.authority(clock.instant()));
            String certificate = Pem.write(identity.chain());
            Path file = home.resolve(FILE);
            if (!Files.exists(file) || !Files.readString(file).equals(certificate)) {
                AtomicFile.write(file, certificate);
            }
            return new CertificateAuthority(home, clock, identity);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new key with a certificate for the given host names and IP addresses. */
    public Identity issue(List<String> names) {
        return Issuing.server(identity, names, clock.instant());
    }

    /** The same with a certificate that ended a day ago. */
    public Identity issueExpired(List<String> names) {
        Instant then = clock.instant().minus(Issuing.SERVER_LIFE).minus(Duration.ofDays(1));
        return Issuing.server(identity, names, then);
    }

    /** The same with a certificate that nobody but itself vouches for. */
    public Identity selfSigned(List<String> names) {
        return Issuing.selfSigned(names, clock.instant());
    }

    /** The identity of the servers on the loopback interface, kept so that only the first start makes it. */
    public Identity loopback() {
        Path file = home.resolve("localhost-key.pem");
        synchronized (CertificateAuthority.class) {
            Identity kept = kept(file, clock, () -> issue(LOOPBACK));
            if (isSignedByMe(kept)) {
                return kept;
            }
            return made(file, () -> issue(LOOPBACK));
        }
    }

    private boolean isSignedByMe(Identity server) {
        try {
            server.certificate().verify(identity.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Identity kept(Path file, Clock clock, Supplier<Identity> maker) {
        return read(file, clock.instant()).orElseGet(() -> made(file, maker));
    }

    private static Identity made(Path file, Supplier<Identity> maker) {
        Identity identity = maker.get();
        AtomicFile.writePrivate(file, Pem.write(identity));
        return identity;
    }

    private static Optional<Identity> read(Path file, Instant now) {
        try {
            Identity identity = Pem.readIdentity(Files.readString(file));
            Instant end = identity.certificate().getNotAfter().toInstant();
            return end.isAfter(now.plus(MARGIN)) ? Optional.of(identity) : Optional.empty();
        } catch (IOException | GeneralSecurityException | IndexOutOfBoundsException unusable) {
            return Optional.empty();
        }
    }
}
