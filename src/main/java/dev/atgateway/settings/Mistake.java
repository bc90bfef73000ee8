package dev.atgateway.settings;

/**
 * A value that breaks a rule. Its message says what is wrong and what to write instead; neither part repeats the whole
 * value, which the {@link Problem} shows.
 */
public final class Mistake extends IllegalArgumentException {
    private final String wrong;
    private final String instead;

    Mistake(String wrong, String instead) {
        super(wrong + ". " + instead);
        this.wrong = wrong;
        this.instead = instead;
    }

    /** What is wrong with the value. */
    public String wrong() {
        return wrong;
    }

    /** What to write instead. */
    public String instead() {
        return instead;
    }
}
