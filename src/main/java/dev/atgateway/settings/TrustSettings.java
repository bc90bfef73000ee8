package dev.atgateway.settings;

import java.util.Optional;

/**
 * Whom the gateway trusts when it opens a TLS connection.
 *
 * @param verifyCarto false switches off verification of CARTO's certificate, as CARTO's guide does
 * @param caBundle PEM blocks to trust besides the well-known CAs: CARTO's, the proxy's, or both
 */
public record TrustSettings(boolean verifyCarto, Optional<String> caBundle) {}
