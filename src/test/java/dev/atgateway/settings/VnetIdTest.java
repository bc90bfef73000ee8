package dev.atgateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VnetIdTest {
    private static final String TEXT = "/subscriptions/aaaaaaaa-1111-2222-3333-444444444444/resourceGroups/MC_Carto"
            + "/providers/Microsoft.Network/virtualNetworks/Carto-Vnet";

    @Test
    void itsPartsKeepTheirCase() {
        VnetId id = VnetId.parse(TEXT);

        assertThat(id.subscriptionId()).isEqualTo("aaaaaaaa-1111-2222-3333-444444444444");
        assertThat(id.resourceGroup()).isEqualTo("MC_Carto");
        assertThat(id.name()).isEqualTo("Carto-Vnet");
        assertThat(id).hasToString(TEXT);
    }

    @Test
    void idsAreComparedWithoutRegardToCase() {
        VnetId id = VnetId.parse(TEXT);
        VnetId other = VnetId.parse(TEXT.toUpperCase());

        assertThat(id.sameAs(other)).isTrue();
        assertThat(id).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(id).isNotEqualTo(TEXT).isNotEqualTo(VnetId.parse(TEXT + "2"));
        assertThat(id.sameAs(VnetId.parse(TEXT + "2"))).isFalse();
    }

    @Test
    void anIdOfSomethingInsideTheVnetIsRefused() {
        assertThatThrownBy(() -> VnetId.parse(TEXT + "/subnets/aks"))
                .hasMessageEndingWith("up to and without /subnets/aks");
        assertThatThrownBy(() -> VnetId.parse(TEXT + "/")).isInstanceOf(Mistake.class);
    }
}
