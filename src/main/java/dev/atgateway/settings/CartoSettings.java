package dev.atgateway.settings;

import java.util.Optional;

/**
 * Where CARTO Self-Hosted runs.
 *
 * @param vnetId the VNet of CARTO
 * @param domain the host name of CARTO; absent when it is addressed by its IP
 * @param internalIp address of its internal load balancer; absent when the VNet already resolves the domain
 * @param subnetCidr the subnet of its entry point; absent means CARTO's whole address space
 */
public record CartoSettings(
        VnetId vnetId, CartoDns dns, Optional<String> domain, Optional<Ipv4> internalIp, Optional<Cidr> subnetCidr) {}
