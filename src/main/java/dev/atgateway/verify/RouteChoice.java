package dev.atgateway.verify;

import com.azure.resourcemanager.network.fluent.models.RouteInner;
import dev.atgateway.settings.Cidr;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which route Azure takes: the longest prefix, and of two alike the user's. A route of a user's table that is shorter than
 * the VNet's or the peering's own has no effect.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">How Azure selects a
 *     route</a>
 */
final class RouteChoice {
    private RouteChoice() {}

    /** The user's route to a range, or nothing where Azure's own is taken. */
    static Optional<RouteInner> of(List<RouteInner> routes, List<Cidr> systemRoutes, Cidr destination) {
        var system = systemRoutes.stream()
                .filter(range -> range.contains(destination))
                .mapToInt(Cidr::prefixLength)
                .max()
                .orElse(0);
        return routes.stream()
                .filter(route -> Range.of(route.addressPrefix())
                        .filter(range -> range.contains(destination) && range.prefixLength() >= system)
                        .isPresent())
                .max(Comparator.comparingInt(
                        route -> Range.of(route.addressPrefix()).orElseThrow().prefixLength()));
    }
}
