package dev.atgateway.verify;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * One token for all clients. Each client keeps one of its own, but asks for it by itself, and a login by {@code az} takes a
 * second; and in a process that is told to stop, a login can no longer be made, while the job has still to be removed.
 */
final class SharedLogin implements TokenCredential {
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);
    private static final Duration FAILURE_IS_KEPT = Duration.ofMinutes(1);

    private final TokenCredential login;
    private final Map<String, Mono<AccessToken>> tokens = new ConcurrentHashMap<>();

    SharedLogin(TokenCredential login) {
        this.login = login;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return tokens.computeIfAbsent(
                String.join(" ", request.getScopes()), scopes -> Mono.defer(() -> login.getToken(request))
                        .cache(SharedLogin::left, failure -> FAILURE_IS_KEPT, () -> Duration.ZERO));
    }

    private static Duration left(AccessToken token) {
        var left = Duration.between(OffsetDateTime.now(), token.getExpiresAt()).minus(BEFORE_THE_END);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
