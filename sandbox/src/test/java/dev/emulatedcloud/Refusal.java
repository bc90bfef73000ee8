package dev.emulatedcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Rule;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A call that one particular rule refused, with its status, its code, and its own message. */
public final class Refusal {
    private final Rule rule;

    private Refusal(Rule rule) {
        this.rule = rule;
    }

    public static Refusal assertRefused(Rule rule, ThrowingCallable call) {
        CloudError error = catchThrowableOfType(CloudError.class, call);
        assertThat(error).as("nothing was refused, expected %s", rule.name()).isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(rule.code());
        assertThat(error.status()).isEqualTo(rule.status());
        String message = Arrays.stream(rule.message().split("%s", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        assertThat(error.getMessage()).matches(Pattern.compile(message, Pattern.DOTALL));
        return new Refusal(rule);
    }

    /** The legal neighbour: a call that differs in the one thing that the rule is about, and goes through. */
    public void whereas(ThrowingCallable neighbour) {
        assertThatCode(neighbour).as("the neighbour of %s", rule.name()).doesNotThrowAnyException();
    }
}
