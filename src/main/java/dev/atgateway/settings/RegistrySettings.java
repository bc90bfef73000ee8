package dev.atgateway.settings;

/** The registry of a private image: its server, and either a password or a managed identity. */
public sealed interface RegistrySettings {
    /** Host name of the registry. */
    String server();

    /** Login by user name and password. */
    record Password(String server, String username, Secret password) implements RegistrySettings {}

    /** Login by a user-assigned managed identity, given by its resource id. */
    record Identity(String server, String identityId) implements RegistrySettings {}
}
