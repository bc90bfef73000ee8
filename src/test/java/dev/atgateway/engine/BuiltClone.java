package dev.atgateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.function.UnaryOperator;

/** A clone of the tree, already built, with a commit of its own to change things on. */
record BuiltClone(Path root, Path home) {
    static BuiltClone in(Path folder) {
        var clone = new BuiltClone(TryProject.clone(folder.resolve("clone")), folder.resolve("home"));
        new Shell(TryProject.ROOT, System.getenv())
                .run("bash", "-euc", """
                        ./mvnw run dev.atgateway.report.Report --help >/dev/null
                        mkdir -p "$1/target/launch" "$1/sandbox/target"
                        for built in target/classes sandbox/target/{sandbox.jar,sandbox.jar.sources,lib} \
                          target/launch/{sources,pom,classpath,libraries,classes.jsa,packages,program,program-*.jar}; do
                          [ ! -e "$built" ] || cp -Rp "$built" "$1/$built"
                        done
                        # An archive is of the files at their places, and no cloud here lives for long enough to repay one.
                        : >"$1/sandbox/target/sandbox.jar.jsa"
                        cd "$1"
                        git init --quiet
                        git add --all
                        """, "clone", clone.root().toString())
                .succeeded();
        clone.commit();
        return clone;
    }

    void commit() {
        shell().run(
                        "git",
                        "-c",
                        "user.name=a",
                        "-c",
                        "user.email=a@example.com",
                        "-c",
                        "commit.gpgsign=false",
                        "commit",
                        "--quiet",
                        "--all",
                        "--message",
                        "base")
                .succeeded();
    }

    Shell shell() {
        var environment = new HashMap<>(System.getenv());
        environment.put("TRY_HOME", home.toString());
        ToolVersions.addTo(environment);
        TryProject.leaveGarbage(environment);
        return new Shell(root, environment);
    }

    /** A shell on the emulated cloud. */
    Shell emulated() {
        var env = shell().run("bash", "-c", "eval \"$(./try env)\" && env -0").succeeded();
        var inside = new HashMap<String, String>();
        Arrays.stream(env.out().split("\0"))
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> inside.put(pair[0], pair[1]));
        inside.put("SSL_CERT_FILE", home.resolve("ca.pem").toString());
        return new Shell(root, inside);
    }

    /** Before the salt, which is the last line of a stack file; at the end of any other. */
    void append(String file, String lines) {
        edit(
                file,
                text -> text.contains("\nencryptionsalt:")
                        ? text.replace("\nencryptionsalt:", "\n" + lines + "\nencryptionsalt:")
                        : text + lines);
    }

    void replace(String file, String what, String by) {
        edit(file, text -> {
            assertThat(text).contains(what);
            return text.replace(what, by);
        });
    }

    private void edit(String file, UnaryOperator<String> change) {
        try {
            Files.writeString(root.resolve(file), change.apply(Files.readString(root.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
