package dev.atgateway.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The line that the command {@code recover} reads. */
class GroupContentsTest {
    private static final String START = "resources with the tag carto-at-gateway-stack of this stack: ";

    @Test
    void groupThatIsNotThereHoldsNothing() {
        assertThat(GroupContents.listingWithout(new IllegalStateException("Status=404 Code=\"ResourceGroupNotFound\"")))
                .isEqualTo(START + "{\"ids\":[]}");
    }

    @Test
    void groupThatCannotBeReadIsNotAnEmptyOne() {
        assertThat(GroupContents.listingWithout(new IllegalStateException("Status=403 Code=\"AuthorizationFailed\"")))
                .isEqualTo(START + "{\"failure\":\"AuthorizationFailed\"}");
    }
}
