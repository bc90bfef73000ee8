package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a preview quick: never at the price of code that is not the tree's, and said where it cannot be had. */
@Tag("engine")
class LauncherTest {
    private static final String PACKAGE = "src/main/java/dev/atgateway/";

    /** The same libraries in another order on the class path. */
    private static final String ANOTHER_ORDER = """
                <dependencies>
                    <dependency>
                        <groupId>org.slf4j</groupId>
                        <artifactId>slf4j-api</artifactId>
                        <version>1.7.36</version>
                        <scope>runtime</scope>
                    </dependency>
            """;

    @TempDir
    private Path folder;

    @Test
    void changeToASourceIsInTheNextPreview() throws IOException {
        var clone = BuiltClone.in(folder);
        var shell = clone.emulated();
        try {
            var first = warm(clone, shell);
            assertThat(preview(shell)).contains("19 to create");
            var withoutCalls = Files.getLastModifiedTime(first);
            shell.run("pulumi", "up", "--yes", "--skip-preview").succeeded();
            assertThat(preview(shell)).contains("19 unchanged");
            assertThat(Files.getLastModifiedTime(first)).isEqualTo(withoutCalls);
            assertThat(preview(shell)).contains("19 unchanged");
            var withCalls = Files.getLastModifiedTime(first);
            assertThat(withCalls).isGreaterThan(withoutCalls);
            assertThat(preview(shell)).contains("19 unchanged");
            assertThat(Files.getLastModifiedTime(first)).isEqualTo(withCalls);

            clone.replace(PACKAGE + "dns/CartoZone.java", "settings.ttlSeconds())", "settings.ttlSeconds() + 1)");
            clone.replace(PACKAGE + "network/Peerings.java", "allowGatewayTransit(false)", "allowGatewayTransit(true)");
            clone.replace(PACKAGE + "gateway/GatewayApp.java", "settings.maxReplicas()", "settings.maxReplicas() + 1");
            clone.replace(
                    PACKAGE + "databricks/DatabricksAccess.java",
                    "settings.comment().ifPresent(args::comment)",
                    "args.comment(\"another\")");
            assertThat(preview(shell))
                    .containsPattern("PrivateRecordSet +record +update")
                    .containsPattern("VirtualNetworkPeering +peering-to-carto +update")
                    .containsPattern("ContainerApp +app +update")
                    .containsPattern("Connection +connection +replace");

            var second = warm(clone, shell);
            assertThat(second).isNotEqualTo(first);
            shell.run("git", "checkout", "--quiet", ".").succeeded();
            assertThat(preview(shell)).contains("19 unchanged");

            clone.replace("sdks/databricks/src/main/resources/com/pulumi/databricks/plugin.json", "1.118.0", "1.118.1");
            assertThat(packages(shell)).contains("\"databricks\",\"version\":\"1.118.1\"");
            clone.append("pom.xml", "<!-- A comment is a change, too. -->\n");
            shell.run("git", "checkout", "--quiet", "sdks").succeeded();
            assertThat(packages(shell)).contains("\"databricks\",\"version\":\"1.118.0\"");
            assertThat(preview(shell)).contains("19 unchanged");
        } finally {
            clone.shell().run("./try", "stop").succeeded();
        }
    }

    @Tag("exhaustive")
    @Test
    void whereArchivesAreOfNoUseOrMavenItselfRunsIsSaid() throws IOException {
        var clone = BuiltClone.in(folder);
        var shell = clone.emulated();
        try {
            assertThat(preview(shell)).contains("19 to create");
            clone.replace("pom.xml", "    <dependencies>\n", ANOTHER_ORDER);
            assertThat(preview(shell)).contains("19 to create");
            var options = with(shell, "JAVA_TOOL_OPTIONS", "-XX:+UseParallelGC -Xmx40g");
            assertThat(preview(options)).contains("this Java uses no archive of classes", "19 to create");

            var other = with(shell, "JAVA_HOME", javaWithoutArchives().toString());
            assertThat(preview(other)).contains("19 to create");
            assertThat(preview(other)).contains("this Java uses no archive of classes", "19 to create");

            Files.delete(clone.root().resolve("mvnw"));
            assertThat(preview(shell)).contains("started by Maven itself", "19 to create");
        } finally {
            clone.shell().run("./try", "stop").succeeded();
        }
    }

    /** The first one records its classes, so that the next starts quicker; an unfinished record changes nothing. */
    @Tag("exhaustive")
    @Test
    void emulatedCloudStartsWithItsRecordedClasses() throws IOException {
        var clone = BuiltClone.in(folder);
        var archive = clone.root().resolve("sandbox/target/sandbox.jar.jsa");
        Files.delete(archive);
        var shown = startAndStop(clone);
        assertThat(archive).isNotEmptyFile();
        var recorded = Files.getLastModifiedTime(archive);
        assertThat(startAndStop(clone)).isEqualTo(shown);
        assertThat(Files.getLastModifiedTime(archive)).isEqualTo(recorded);
        // Java writes the head last.
        var unfinished = Files.readAllBytes(archive);
        Arrays.fill(unfinished, 0, 4096, (byte) 0);
        Files.delete(archive);
        Files.write(archive, unfinished);
        assertThat(startAndStop(clone)).isEqualTo(shown);
    }

    /** Everything in the clone's cloud, which runs for no longer than it takes to say it. */
    private static String startAndStop(BuiltClone clone) {
        var shown = clone.shell().run("./try", "cloud", "--json").succeeded();
        clone.shell().run("./try", "stop").succeeded();
        assertThat(shown.err()).isEmpty();
        return shown.out();
    }

    /** Previews until the program's own archive is there; answers its name. */
    private static Path warm(BuiltClone clone, Shell shell) throws IOException {
        preview(shell);
        preview(shell);
        var program =
                Files.readString(clone.root().resolve("target/launch/program")).strip();
        var archive = clone.root().resolve("target/launch/" + program + ".jsa");
        assertThat(archive).isNotEmptyFile();
        return archive;
    }

    private static Shell with(Shell shell, String variable, String value) {
        var environment = new HashMap<>(shell.environment());
        environment.put(variable, value);
        return new Shell(shell.directory(), environment);
    }

    private static String preview(Shell shell) {
        return shell.run("pulumi", "preview", "--non-interactive").succeeded().all();
    }

    private static String packages(Shell shell) {
        return shell.run(
                        "./mvnw",
                        "-q",
                        "--no-transfer-progress",
                        "compile",
                        "exec:java",
                        "-DmainClass=com.pulumi.bootstrap.internal.Main",
                        "-DmainArgs=packages")
                .succeeded()
                .out();
    }

    /** The same Java, but for the one thing that it refuses. */
    private Path javaWithoutArchives() throws IOException {
        var bin = Files.createDirectories(folder.resolve("java/bin"));
        var java = bin.resolve("java");
        Executable.write(java, """
                #!/bin/sh
                case "$*" in *-Xshare:dump*) echo "no such option" >&2; exit 1 ;; esac
                exec REAL/bin/java "$@"
                """.replace("REAL", System.getProperty("java.home")));
        return bin.getParent();
    }
}
