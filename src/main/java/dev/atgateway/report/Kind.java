package dev.atgateway.report;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is reported: what a run would do, or how the cloud differs from the state. The words differ, the form does not. */
enum Kind {
    PREVIEW("The preview", "Nothing would change", "unchanged", Map.of()) {
        @Override
        String headline(Map<Change, Integer> counts) {
            return Stream.of(Change.CREATE, Change.UPDATE, Change.REPLACE, Change.DELETE, Change.IMPORT, Change.FORGET)
                    .filter(one -> counts.containsKey(one) || one != Change.IMPORT && one != Change.FORGET)
                    .map(one -> counts.getOrDefault(one, 0) + " to " + one.verb())
                    .collect(Collectors.joining(", "));
        }

        @Override
        String consequence(Resource resource) {
            return Consequence.of(resource);
        }
    },
    DRIFT(
            "The comparison",
            "The cloud is as the state says",
            "as recorded",
            Map.of(Change.UPDATE, "changed", Change.DELETE, "gone")) {
        @Override
        String headline(Map<Change, Integer> counts) {
            return "%d changed and %d gone behind Pulumi's back"
                    .formatted(counts.getOrDefault(Change.UPDATE, 0), counts.getOrDefault(Change.DELETE, 0));
        }

        @Override
        String consequence(Resource resource) {
            return "it is in the stack's state, and no longer in the cloud.";
        }
    };

    private final String subject;
    private final String noChange;
    private final String unchanged;
    private final Map<Change, String> verbs;

    Kind(String subject, String noChange, String unchanged, Map<Change, String> verbs) {
        this.subject = subject;
        this.noChange = noChange;
        this.unchanged = unchanged;
        this.verbs = verbs;
    }

    abstract String headline(Map<Change, Integer> counts);

    abstract String consequence(Resource resource);

    String subject() {
        return subject;
    }

    String noChange() {
        return noChange;
    }

    String unchanged() {
        return unchanged;
    }

    String verb(Change change) {
        return verbs.getOrDefault(change, change.verb());
    }
}
