package dev.atgateway.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.resourcemanager.network.fluent.models.RouteInner;
import dev.atgateway.settings.Cidr;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteChoiceTest {
    private static final List<Cidr> SYSTEM = Range.of(List.of("10.1.0.0/16", "10.0.0.0/16"));

    private static String choice(String... prefixes) {
        var routes = Stream.of(prefixes)
                .map(prefix -> new RouteInner().withName(prefix).withAddressPrefix(prefix))
                .toList();
        return RouteChoice.of(routes, SYSTEM, Cidr.parse("10.0.0.4/32"))
                .map(RouteInner::name)
                .orElse("Azure's own");
    }

    @Test
    void longestPrefixWins() {
        assertThat(choice("10.0.0.0/16", "10.0.0.0/24")).isEqualTo("10.0.0.0/24");
        assertThat(choice("10.0.0.0/24", "10.0.0.0/16")).isEqualTo("10.0.0.0/24");
    }

    @Test
    void ofTwoAlikeTheUsersWins() {
        assertThat(choice("10.0.0.0/16")).isEqualTo("10.0.0.0/16");
    }

    @Test
    void shorterThanAzuresOwnHasNoEffect() {
        assertThat(choice("0.0.0.0/0", "10.0.0.0/8")).isEqualTo("Azure's own");
    }

    @Test
    void routeElsewhereHasNoEffect() {
        assertThat(choice("10.0.1.0/24", "fd00::/8", "Storage")).isEqualTo("Azure's own");
    }
}
