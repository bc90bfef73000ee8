package dev.atgateway.settings;

/**
 * The resource group of the gateway's own resources.
 *
 * @param existing whether it is looked up, never owned and never deleted
 */
public record GroupSettings(String name, boolean existing) {}
