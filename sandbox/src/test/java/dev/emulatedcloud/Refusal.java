package dev.emulatedcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.emulatedcloud.cloud.CloudError;
import dev.emulatedcloud.cloud.Rule;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts that a call is refused by one particular rule: its status, its code, and its own message. */
public final class Refusal {
    private Refusal() {}

    public static void assertRefused(Rule rule, ThrowingCallable call) {
        CloudError error = catchThrowableOfType(CloudError.class, call);
        assertThat(error).as("nothing was refused, expected %s", rule.name()).isNotNull();
        assertThat(error.code()).as(error.getMessage()).isEqualTo(rule.code());
        assertThat(error.status()).isEqualTo(rule.status());
        String message = Arrays.stream(rule.message().split("%s", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        assertThat(error.getMessage()).matches(Pattern.compile(message, Pattern.DOTALL));
    }
}
