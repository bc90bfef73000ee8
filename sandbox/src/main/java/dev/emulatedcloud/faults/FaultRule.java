package dev.emulatedcloud.faults;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which operations go wrong, and how: {@code subnets.create#2 fail=InternalServerError/500 x3}.
 *
 * <p>The operation is the last word of a resource type, or a star, and {@code create}, {@code update}, {@code delete} or
 * {@code read}; {@code #2} is the second of them from now on, the first by default. The effect is
 * {@code fail=CODE/STATUS}, {@code break=CODE/STATUS}, {@code throttle=SECONDS}, {@code hang} or {@code drop}. It comes
 * {@code once}, {@code x3} or {@code always}; once by default.
 *
 * @param since when the rule was given, from which on it counts
 */
public record FaultRule(String text, String since, String type, String operation, int first, int last, Fault fault) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z-]+|\\*)\\.(create|update|delete|read)(?:#(\\d{1,4}))?"
            + " +(?:(fail|break)=([A-Za-z_]+)(?:/([45]\\d\\d))?|(throttle)(?:=(\\d{1,4}(?:\\.\\d{1,3})?))?|(hang|drop))"
            + "(?: +(once|always|x\\d{1,4}))?");
    private static final String EXAMPLES = "subnets.create fail=InternalServerError/500, "
            + "managedEnvironments.create#1 break=ManagedEnvironmentFailed/400 once, containerApps.update throttle=2 x3, "
            + "connections.create drop, virtualNetworks.delete hang";

    /** Reads one; an {@link IllegalArgumentException} says what would be right. */
    static FaultRule parse(String text, String since) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("not a fault: '%s'. write it like one of: %s".formatted(text, EXAMPLES));
        }
        int first = form.group(3) == null ? 1 : Integer.parseInt(form.group(3));
        return new FaultRule(
                text.strip(), since, form.group(1), form.group(2), first, last(first, form.group(10)), fault(form));
    }

    private static int last(int first, String times) {
        if ("always".equals(times)) {
            return Integer.MAX_VALUE;
        }
        int count = times == null || times.equals("once") ? 1 : Integer.parseInt(times.substring(1));
        return first + count - 1;
    }

    private static Fault fault(Matcher form) {
        if (form.group(4) != null) {
            int status = form.group(6) == null ? 500 : Integer.parseInt(form.group(6));
            return new Fault(effect(form.group(4)), status, form.group(5), Duration.ZERO);
        }
        if (form.group(7) != null) {
            String seconds = form.group(8) == null ? "1" : form.group(8);
            Duration wait =
                    Duration.ofMillis(new BigDecimal(seconds).movePointRight(3).longValueExact());
            return new Fault(Fault.Effect.THROTTLE, 429, "TooManyRequests", wait);
        }
        return new Fault(effect(form.group(9)), 0, "", Duration.ZERO);
    }

    private static Fault.Effect effect(String word) {
        return Fault.Effect.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether the rule is about this operation on a resource type, which is given in full or by its last word. */
    boolean isAbout(String fullType, String word) {
        String last = fullType.substring(fullType.lastIndexOf('/') + 1);
        return operation.equals(word) && (type.equals("*") || type.equalsIgnoreCase(last));
    }

    boolean strikes(int count) {
        return count >= first && count <= last;
    }
}
