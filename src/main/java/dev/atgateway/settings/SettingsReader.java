package dev.atgateway.settings;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole config: every part first, so that all mistakes are found, then the settings. */
final class SettingsReader {
    private static final String DEFAULT_NAME = "carto-at-gateway";

    private final Values values;
    private final AzureSettings azure;
    private final boolean listsResources;
    private final GroupReader group;
    private final NetworkReader network;
    private final HubReader hub;
    private final EgressReader egress;
    private final CartoReader carto;
    private final DnsReader dns;
    private final TrustReader trust;
    private final ProxyReader proxy;
    private final GatewayReader gateway;
    private final DatabricksReader databricks;
    private final Map<String, String> tags;
    private final Optional<Boolean> protect;

    SettingsReader(StackConfig config, Clock clock) {
        values = new Values(config);
        azure = config.azure();
        listsResources = config.listsResources();
        String gatewayName = values.read("gatewayName", DEFAULT_NAME, AzureNames::containerApp)
                .orElse(DEFAULT_NAME);
        group = new GroupReader(values, gatewayName);
        network = new NetworkReader(values, gatewayName);
        carto = new CartoReader(values);
        carto.checkAgainst(network, values);
        hub = new HubReader(values, network, carto);
        network.checkDerivedNames(values, hub);
        egress = new EgressReader(values, network);
        new OwnershipRules(values, azure, network, group).check(carto, hub);
        dns = new DnsReader(values, carto, gatewayName);
        Certificates certificates = new Certificates(values, clock);
        proxy = new ProxyReader(values, certificates, carto, egress);
        trust = new TrustReader(values, certificates, proxy);
        gateway = new GatewayReader(values, gatewayName, network, egress);
        databricks = new DatabricksReader(values, carto);
        tags = TagsReader.read(values, dns.makesZone());
        protect = values.read("protect", "false", Choice.FLAG);
        UnknownKeys.check(values, config);
    }

    Settings read() {
        List<Problem> problems = values.problems();
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new Settings(
                network.settings(hub.settings(), egress),
                carto.settings(),
                dns.settings(),
                gateway.settings(trust, proxy),
                databricks.settings(),
                group.settings(),
                tags,
                protect.orElseThrow(),
                azure,
                listsResources,
                values.warnings());
    }
}
