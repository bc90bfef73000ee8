package dev.atgateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A Markdown file of the project, as GitHub shows it.
 *
 * @param sections in their order; what stands before the first heading is not among them
 * @param blocks fenced blocks of code, in their order
 * @param links targets of the links, as they are written
 */
public record Page(Path file, List<Section> sections, List<Block> blocks, List<String> links) {
    private static final Pattern FENCE = Pattern.compile("^ {0,3}```(.*)$");
    private static final Pattern HEADING = Pattern.compile("^(#{1,6}) +(.+?) *$");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern TARGET = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final List<String> FOREIGN = List.of("target", ".git", ".try", "node_modules", "src");

    /** A heading, and the lines up to the next one. */
    public record Section(int level, String heading, String anchor, String text) {
        /** The fenced blocks in it. */
        public List<Block> blocks() {
            return parse(Path.of("section"), text).blocks();
        }
    }

    /**
     * A fenced block.
     *
     * @param info what follows the opening fence, such as {@code sh runnable}
     * @param follows whether only blank lines lie between it and the block before it
     */
    public record Block(String info, String text, int line, boolean follows) {
        /** Whether the words after the language hold this one. */
        public boolean is(String word) {
            return List.of(info.split(" ")).contains(word);
        }

        /** Its lines, without blank ones. */
        public List<String> lines() {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** Every Markdown file below {@code root}, but for what builds and package managers put there. */
    public static List<Page> below(Path root) {
        var files = new TreeSet<Path>();
        try {
            // What lies in the others comes and goes while tests run.
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return FOREIGN.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".md")) {
                        files.add(root.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.stream().map(file -> read(root, file)).toList();
    }

    /** The page {@code file}, a path from {@code root}. */
    public static Page read(Path root, Path file) {
        try {
            return parse(file, Files.readString(root.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page parse(Path file, String text) {
        var headings = new ArrayList<String[]>();
        var bodies = new ArrayList<StringBuilder>();
        var blocks = new ArrayList<Block>();
        var prose = new StringBuilder();
        StringBuilder code = null;
        String info = "";
        var opened = 0;
        var onlyBlank = false;
        var number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            var fence = FENCE.matcher(line);
            var heading = HEADING.matcher(line);
            if (fence.matches() && code == null) {
                code = new StringBuilder();
                info = fence.group(1).strip();
                opened = number;
            } else if (fence.matches()) {
                blocks.add(new Block(info, code.toString(), opened, onlyBlank));
                code = null;
                onlyBlank = true;
            } else if (code != null) {
                code.append(line).append('\n');
            } else if (heading.matches()) {
                headings.add(new String[] {heading.group(1), heading.group(2)});
                bodies.add(new StringBuilder());
                onlyBlank = false;
                prose.append(line).append('\n');
                continue;
            } else {
                onlyBlank = onlyBlank && line.isBlank();
                prose.append(line.startsWith("    ") ? "" : line).append('\n');
            }
            if (!bodies.isEmpty()) {
                bodies.get(bodies.size() - 1).append(line).append('\n');
            }
        }
        var sections = new ArrayList<Section>();
        Map<String, Integer> seen = new HashMap<>();
        for (int at = 0; at < headings.size(); at++) {
            var words = headings.get(at)[1];
            var anchor = anchor(words);
            var before = seen.merge(anchor, 1, Integer::sum) - 1;
            sections.add(new Section(
                    headings.get(at)[0].length(),
                    words,
                    before == 0 ? anchor : anchor + "-" + before,
                    bodies.get(at).toString()));
        }
        var links = TARGET.matcher(INLINE_CODE.matcher(prose).replaceAll("")).results();
        return new Page(
                file,
                sections,
                blocks,
                links.map(link -> link.group(1)).distinct().toList());
    }

    /** Anchors of the headings; a heading that occurs again has a number behind it. */
    public Set<String> anchors() {
        var anchors = new LinkedHashSet<String>();
        sections.forEach(section -> anchors.add(section.anchor()));
        return anchors;
    }

    /** The first section with this heading. */
    public Optional<Section> section(String heading) {
        return sections.stream()
                .filter(section -> section.heading().equals(heading))
                .findFirst();
    }

    /** Lower case, without punctuation but hyphens and underscores, blanks as hyphens. */
    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
