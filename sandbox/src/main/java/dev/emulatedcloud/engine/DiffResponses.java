package dev.emulatedcloud.engine;

import java.util.Map;
import java.util.TreeSet;
import pulumirpc.Provider;

/** Differences as the engine wants to hear of them. */
final class DiffResponses {
    private DiffResponses() {}

    static Provider.DiffResponse of(Map<String, Change> changes, boolean deleteBeforeReplace) {
        var response = Provider.DiffResponse.newBuilder().setHasDetailedDiff(true);
        var tops = new TreeSet<String>();
        changes.forEach((path, change) -> {
            tops.add(path.split("[.\\[]", 2)[0]);
            if (change.replaces()) {
                response.addReplaces(path);
            }
            response.putDetailedDiff(
                    path,
                    Provider.PropertyDiff.newBuilder()
                            .setKind(kind(change))
                            .setInputDiff(true)
                            .build());
        });
        return response.addAllDiffs(tops)
                .setChanges(
                        changes.isEmpty()
                                ? Provider.DiffResponse.DiffChanges.DIFF_NONE
                                : Provider.DiffResponse.DiffChanges.DIFF_SOME)
                .setDeleteBeforeReplace(response.getReplacesCount() > 0 && deleteBeforeReplace)
                .build();
    }

    private static Provider.PropertyDiff.Kind kind(Change change) {
        return switch (change.kind()) {
            case ADD -> change.replaces() ? Provider.PropertyDiff.Kind.ADD_REPLACE : Provider.PropertyDiff.Kind.ADD;
            case DELETE ->
                change.replaces() ? Provider.PropertyDiff.Kind.DELETE_REPLACE : Provider.PropertyDiff.Kind.DELETE;
            case UPDATE ->
                change.replaces() ? Provider.PropertyDiff.Kind.UPDATE_REPLACE : Provider.PropertyDiff.Kind.UPDATE;
        };
    }
}
