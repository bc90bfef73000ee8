package dev.atgateway.settings;

import java.util.Optional;

/**
 * The hub that carries traffic between the two spokes.
 *
 * @param firewallIp the appliance that forwards to CARTO, an IPv4 address
 * @param vnetId the hub's VNet; absent when the appliance lies in the subnet's VNet or in CARTO's
 */
public record HubSettings(Ipv4 firewallIp, Optional<VnetId> vnetId) {}
