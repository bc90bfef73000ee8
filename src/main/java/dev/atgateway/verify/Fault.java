package dev.atgateway.verify;

/**
 * Something that a check can find wrong.
 *
 * @param id the name by which it is printed, such as {@code not-connected}; unique within its check
 * @param cause the likely cause
 * @param fix what to do, with the key of the stack's config or the step of CARTO's guide where there is one
 */
record Fault(String id, String cause, String fix) {
    /** What brings back what the stack makes and somebody changed. */
    static final String DEPLOY_AGAIN = "pulumi up --refresh";
}
