package dev.atgateway.settings;

/** How the gateway finds CARTO: a private zone of this stack, the VNet's existing resolution, or a bare address. */
public enum CartoDns {
    ZONE,
    EXISTING,
    IP
}
