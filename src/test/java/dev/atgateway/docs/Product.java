package dev.atgateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The names that the product has, found in its files. */
final class Product {
    private static final Pattern TOKEN = Pattern.compile("@ResourceType\\(type=\"([^\"]+)\"");
    private static final Pattern EXPORT = Pattern.compile("export\\(\\s*\"(\\w+)\"");
    private static final Pattern TEST = Pattern.compile("(?<class>\\w+)#(?<method>\\w+)(\\[(?<case>[\\w-]+)])?");

    private final Path root;
    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, String> testClasses = new HashMap<>();

    Product(Path root) {
        this.root = root;
        files("src/main/java", ".java").forEach(file -> classes.put(simpleName(file), file));
        Stream.of("sandbox/src/test/java", "src/test/java")
                .flatMap(folder -> files(folder, ".java").stream())
                .forEach(file -> testClasses.put(simpleName(file), file));
    }

    /** The project that Maven runs the tests of. */
    static Product here() {
        return new Product(Path.of(""));
    }

    Path path(String file) {
        return root.resolve(file);
    }

    String text(String file) {
        try {
            return Files.readString(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of the project in {@code Pulumi.yaml}, its own and the providers' that it sets or asks for. */
    Set<String> keys() {
        Map<String, Object> project = new Yaml(new SafeConstructor(new LoaderOptions())).load(text("Pulumi.yaml"));
        Map<?, ?> template = (Map<?, ?>) project.get("template");
        return Stream.of(project.get("config"), template.get("config"))
                .flatMap(config -> ((Map<?, ?>) config).keySet().stream())
                .map(String.class::cast)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The types of the resources that {@code src/main} makes. */
    Set<String> resources() {
        String sources = classes.values().stream().map(this::text).collect(Collectors.joining("\n"));
        return Stream.of("azure-native", "databricks")
                .flatMap(sdk -> files("sdks/" + sdk + "/src/main/java", ".java").stream())
                .filter(file -> sources.contains("new " + simpleName(file) + "("))
                .flatMap(file -> TOKEN.matcher(text(file)).results())
                .map(token -> token.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The outputs of the stack. */
    Set<String> outputs() {
        return EXPORT.matcher(text(classes.get("GatewayStack")))
                .results()
                .map(export -> export.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The file of a class of {@code src/main}. */
    Optional<String> fileOfClass(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** The file of a test {@code Class#method}, or {@code Class#method[case]} with a case from a table of tests. */
    Optional<String> fileOfTest(String name) {
        var test = TEST.matcher(name);
        if (!test.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(testClasses.get(test.group("class")))
                .filter(file -> hasTest(text(file), test.group("method")))
                .filter(file -> test.group("case") == null || hasCase(test.group("case")));
    }

    /** The anchors of a Markdown file, as GitHub makes them of its headings; none where there is no such file. */
    Set<String> anchors(String file) {
        return Files.isRegularFile(path(file)) ? Page.read(root, Path.of(file)).anchors() : Set.of();
    }

    private static boolean hasTest(String source, String method) {
        return Stream.of(source.split("\n\\s*\n")).anyMatch(paragraph -> Pattern.compile(
                        "@(Test|ParameterizedTest|RepeatedTest|TestFactory|Property|Example)\\b" + ".*\\bvoid " + method
                                + "\\(",
                        Pattern.DOTALL)
                .matcher(paragraph)
                .find());
    }

    private boolean hasCase(String name) {
        Pattern line = Pattern.compile("^\\s*-? *\\{?name: " + name + "\\b", Pattern.MULTILINE);
        return files("src/test/resources", ".yaml").stream()
                .anyMatch(file -> line.matcher(text(file)).find());
    }

    private List<String> files(String folder, String ending) {
        if (!Files.isDirectory(path(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(path(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String simpleName(String file) {
        return file.replaceFirst(".*/", "").replaceFirst("\\.java$", "");
    }
}
