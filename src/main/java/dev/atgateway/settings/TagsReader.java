package dev.atgateway.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Reads the tags of all resources.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources">Limits of tags</a>
 */
final class TagsReader {
    private static final int MOST = 49; // of 50, one of which marks what the stack made
    private static final int MOST_IN_PRIVATE_DNS = 14;
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_VALUE = 256;
    private static final List<String> KEPT = List.of("microsoft", "azure", "windows");

    private TagsReader() {}

    /** The tags; a private zone takes fewer of them than other resources do. */
    static Map<String, String> read(Values values, boolean privateZone) {
        Map<String, String> tags = values.map("tags");
        int most = privateZone ? MOST_IN_PRIVATE_DNS : MOST;
        if (tags.size() > most) {
            values.wrong(
                    "tags",
                    tags.size() + " tags, more than " + (privateZone ? "a private DNS zone" : "a resource")
                            + " takes beside the one of the stack",
                    "write at most " + most);
        }
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        tags.forEach((name, value) -> check(values, name, value, names));
        return tags;
    }

    private static void check(Values values, String name, String value, TreeSet<String> names) {
        String path = "tags." + name;
        if (name.isBlank() || name.length() > LONGEST_NAME || name.matches(".*[<>%&\\\\?/\\p{Cntrl}].*")) {
            values.wrongAt(path, "not the name of a tag", "write 1 to 512 characters without < > % & \\ ? /");
        } else if (KEPT.stream().anyMatch(name.toLowerCase(Locale.ROOT)::startsWith)) {
            values.wrongAt(
                    path,
                    "begins with a word that Azure keeps for itself",
                    "write no microsoft, azure or windows first");
        }
        if (!names.add(name)) {
            values.wrongAt(path, "differs from an earlier tag in case only", "keep one of the two");
        }
        if (value.length() > LONGEST_VALUE) {
            values.wrong(path, value, "longer than the 256 characters of a tag", "write a shorter value");
        }
    }
}
