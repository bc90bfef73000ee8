package dev.atgateway.settings;

/** What the delegated subnet may call: anything, or only what Container Apps, CARTO, the proxy and the rules need. */
public enum Egress {
    OPEN,
    RESTRICTED
}
