package dev.atgateway.engine;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Begins with the classes that take minutes, so that none of them runs alone at the end. Of parallel classes JUnit's own
 * thread takes the last of the list and its helpers the first; the short ones are in the middle.
 */
public final class LongestFirst implements ClassOrderer {
    private static final List<String> HELPERS = List.of(
            "ExamplesTest",
            "RecoverTest",
            "KeyChangesTest",
            "RunnableBlocksTest",
            "PullRequestTest",
            "LauncherTest",
            "ImportTest",
            "VerifyCommandTest",
            "BreakagesTest",
            "DurationsTest",
            "LifecycleTest",
            "PulumiNewTest",
            "DriftTest",
            "SecretsTest");
    private static final List<String> OWN = List.of("KillMatrixTest", "KillSpreadTest");

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors().sort(Comparator.comparing(LongestFirst::place));
    }

    private static int place(ClassDescriptor descriptor) {
        var name = descriptor.getTestClass().getSimpleName();
        var helpers = HELPERS.indexOf(name);
        var own = OWN.indexOf(name);
        return helpers >= 0 ? helpers - HELPERS.size() : own >= 0 ? OWN.size() - own : 0;
    }
}
