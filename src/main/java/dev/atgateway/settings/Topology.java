package dev.atgateway.settings;

/** Where the gateway's subnet lives: in a VNet of its own, peered with CARTO's, or in CARTO's VNet itself. */
public enum Topology {
    PEERED,
    SHARED
}
