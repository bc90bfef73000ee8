package dev.atgateway.verify;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every check there is, in the order in which a call meets what they look at; what a fault spoils comes after it. */
final class Checks {
    private Checks() {}

    static List<Check> all() {
        return all(Clock.systemUTC());
    }

    static List<Check> all(Clock clock) {
        return List.of(
                new WarehouseCheck(),
                new ConnectionCheck(),
                new GrantsCheck(),
                new EnvironmentCheck(),
                new AppCheck(),
                new RevisionCheck(),
                new RulesProbesCheck(),
                new GatewayTlsCheck(clock),
                new DnsServersCheck(),
                new DnsZoneCheck(),
                new DnsLinkCheck(),
                new DnsRecordCheck(),
                new CartoAddressCheck(),
                new RouteToCartoCheck(),
                new PeeringCheck("peering-to-carto", "to CARTO's VNet", 0),
                new PeeringCheck("peering-from-carto", "back from CARTO's VNet", 1),
                new PeeringCheck("peering-to-hub", "to the hub", 2),
                new PeeringCheck("peering-from-hub", "back from the hub", 3),
                new RulesCheck(RulesCheck.Way.OUT),
                new RulesCheck(RulesCheck.Way.IN),
                new RouteFromCartoCheck(),
                new GatewayHttpCheck(),
                new InsideCheck(InsideCheck.Step.NAME),
                new InsideCheck(InsideCheck.Step.CONNECTION),
                new InsideCheck(InsideCheck.Step.CERTIFICATE),
                new ToolboxVersionCheck(),
                new LdsQuotaCheck());
    }

    static Optional<Check> named(String name) {
        return all().stream().filter(check -> check.name().equals(name)).findFirst();
    }

    static Stream<String> names() {
        return all().stream().map(Check::name);
    }
}
