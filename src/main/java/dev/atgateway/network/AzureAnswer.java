package dev.atgateway.network;

import java.util.regex.Pattern;

/** What Azure said, cut out of the layers of errors in which an invoke wraps it. */
final class AzureAnswer {
    private static final Pattern CODE = Pattern.compile("Code=\\\\?\"([^\"\\\\]+)");

    private AzureAnswer() {}

    /** Whether Azure said that the resource, or the group it would be in, is not there. */
    static boolean isNotFound(Throwable failure) {
        return of(failure).endsWith("NotFound");
    }

    static String of(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var text = String.valueOf(cause.getMessage());
        var code = CODE.matcher(text);
        return code.find() ? code.group(1) : text.lines().findFirst().orElse(text);
    }
}
