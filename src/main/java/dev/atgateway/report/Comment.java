package dev.atgateway.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A report of one or more previews that fits into a comment. What says least goes first; the first lines stay, and the
 * replacements and deletions as far as they fit.
 *
 * @see <a href="https://github.com/telia-oss/github-pr-resource/issues/259">"Body is too long (maximum is 65536 characters)"</a>
 */
final class Comment {
    /** Leaves room for what is put before a report when it is posted. */
    static final int DEFAULT_LIMIT = 60_000;

    private final Optional<String> title;
    private final List<Section> sections;

    Comment(Optional<String> title, List<Section> sections) {
        this.title = title;
        this.sections = sections;
    }

    /** The Markdown, of at most {@code limit} characters. */
    String markdown(int limit) {
        var text = markdown();
        for (var piece : Section.Piece.values()) {
            while (text.length() > limit && largest(piece).isPresent()) {
                for (int excess = text.length() - limit;
                        excess > 0 && largest(piece).isPresent(); ) {
                    excess -= largest(piece).orElseThrow().drop(piece);
                }
                text = markdown();
            }
        }
        // What went first may have been too little to matter.
        for (var section : sections) {
            while (section.restore(Section.Piece.DIFF)) {
                if (markdown().length() > limit) {
                    section.drop(Section.Piece.DIFF);
                    break;
                }
            }
        }
        text = markdown();
        return text.length() <= limit ? text : text.substring(0, limit);
    }

    private Optional<Section> largest(Section.Piece piece) {
        return sections.stream()
                .filter(section -> section.size(piece) > 0)
                .max(Comparator.comparingInt(section -> section.size(piece)));
    }

    private String markdown() {
        var parts = new ArrayList<String>();
        title.ifPresent(text -> parts.add("## " + Markdown.text(text)));
        sections.forEach(section -> parts.add(section.markdown()));
        return String.join("\n\n", parts) + "\n";
    }
}
