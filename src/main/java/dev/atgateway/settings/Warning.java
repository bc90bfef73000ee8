package dev.atgateway.settings;

/**
 * Something that is allowed and that the user should know in every preview.
 *
 * @param subject the part of the graph it concerns
 */
public record Warning(Subject subject, String text) {
    /** What a warning is attached to. */
    public enum Subject {
        STACK,
        NETWORK,
        GATEWAY,
        DNS,
        DATABRICKS
    }
}
