package dev.atgateway.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code docs/requirements.yaml}; refuses a field that it does not know. */
final class RequirementsFile {
    static final String PATH = "docs/requirements.yaml";

    private RequirementsFile() {}

    /**
     * A document by CARTO.
     *
     * @param key begins the id of each of its requirements
     * @param file name of the file that holds its text, in the folder of {@code CARTO_DOCUMENTS}
     * @param sentences how many it has
     */
    record Document(String key, String title, String url, String file, int sentences, List<Step> steps) {
        List<Requirement> requirements() {
            return steps.stream().flatMap(step -> step.requirements().stream()).toList();
        }
    }

    /** A part of a document, with the number that the document gives it, or a word where it gives none. */
    record Step(String number, String title, List<Requirement> requirements) {}

    static List<Document> read(Product product) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(product.text(PATH));
        return maps(root, "documents", Set.of("documents")).stream()
                .map(RequirementsFile::document)
                .toList();
    }

    private static Document document(Map<String, Object> fields) {
        return new Document(
                text(fields, "key"),
                text(fields, "title"),
                text(fields, "url"),
                text(fields, "file"),
                (Integer) fields.get("sentences"),
                maps(fields, "steps", Set.of("key", "title", "url", "file", "sentences", "steps")).stream()
                        .map(RequirementsFile::step)
                        .toList());
    }

    private static Step step(Map<String, Object> fields) {
        return new Step(
                text(fields, "step"),
                text(fields, "title"),
                maps(fields, "requirements", Set.of("step", "title", "requirements")).stream()
                        .map(RequirementsFile::requirement)
                        .toList());
    }

    private static Requirement requirement(Map<String, Object> fields) {
        Set<String> known = new TreeSet<>(Requirement.PLACES);
        known.addAll(Set.of("id", "kind", "sentences", "says", "reason"));
        refuseUnknown(fields, known);
        Map<String, List<String>> names = new LinkedHashMap<>();
        Requirement.PLACES.stream().filter(fields::containsKey).forEach(place -> names.put(place, list(fields, place)));
        return new Requirement(
                text(fields, "id"),
                Requirement.Kind.valueOf(
                        fields.getOrDefault("kind", "requirement").toString().toUpperCase(Locale.ROOT)),
                hashes(fields),
                text(fields, "says"),
                names,
                fields.getOrDefault("reason", "").toString());
    }

    private static SortedMap<Integer, String> hashes(Map<String, Object> fields) {
        SortedMap<Integer, String> hashes = new TreeMap<>();
        ((Map<?, ?>) fields.get("sentences")).forEach((number, hash) -> hashes.put((Integer) number, (String) hash));
        return hashes;
    }

    private static String text(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new IllegalArgumentException("no text in " + name + " of " + fields);
    }

    private static List<String> list(Map<String, Object> fields, String name) {
        return ((List<?>) fields.get(name)).stream().map(String.class::cast).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Object parent, String name, Set<String> known) {
        Map<String, Object> fields = (Map<String, Object>) parent;
        refuseUnknown(fields, known);
        return (List<Map<String, Object>>) fields.get(name);
    }

    private static void refuseUnknown(Map<String, Object> fields, Set<String> known) {
        fields.keySet().stream()
                .filter(field -> !known.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalArgumentException("unknown field " + field + " in " + fields);
                });
    }
}
