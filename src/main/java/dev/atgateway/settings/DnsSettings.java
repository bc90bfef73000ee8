package dev.atgateway.settings;

/**
 * The private zone that resolves CARTO's domain inside the gateway's VNet.
 *
 * @param zone name of the zone
 * @param recordName relative name of the A record, {@code @} for the apex
 * @param address what the record points to
 * @param ttlSeconds time to live of the record, in seconds
 * @param linkName name of the link between zone and VNet
 */
public record DnsSettings(String zone, String recordName, Ipv4 address, int ttlSeconds, String linkName) {}
