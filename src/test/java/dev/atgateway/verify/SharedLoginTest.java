package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SharedLoginTest {
    private static final TokenRequestContext AZURE = new TokenRequestContext().addScopes("https://a/.default");
    private static final TokenRequestContext OTHER = new TokenRequestContext().addScopes("https://b/.default");

    private final AtomicInteger logins = new AtomicInteger();

    private SharedLogin login(int minutes) {
        return new SharedLogin(request -> Mono.fromCallable(() -> new AccessToken(
                "token-" + logins.incrementAndGet(), OffsetDateTime.now().plusMinutes(minutes))));
    }

    @Test
    void tokenIsSharedByWhoAsksForTheSame() {
        var login = login(60);
        assertThat(login.getToken(AZURE).block().getToken()).isEqualTo("token-1");
        assertThat(login.getToken(AZURE).block().getToken()).isEqualTo("token-1");
        assertThat(login.getToken(OTHER).block().getToken()).isEqualTo("token-2");
    }

    @Test
    void tokenThatIsNearlyOverIsNotKept() {
        var login = login(1);
        assertThat(login.getToken(AZURE).block().getToken()).isEqualTo("token-1");
        assertThat(login.getToken(AZURE).block().getToken()).isEqualTo("token-2");
    }

    @Test
    void failureIsNotTriedByEveryCheckAgain() {
        var login = new SharedLogin(request -> Mono.error(new IllegalStateException("no " + logins.incrementAndGet())));
        assertThatThrownBy(() -> login.getToken(AZURE).block()).hasMessage("no 1");
        assertThatThrownBy(() -> login.getToken(AZURE).block()).hasMessage("no 1");
    }
}
