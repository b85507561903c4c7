package dev.fraudscorer.features.internal.definition;

import dev.fraudscorer.event.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which features of an entity are not exact any more once it has more events and values than are kept one by one. */
public final class EstimatedFeatures {
    /** Of dozens of windows the first are named: the note shall stay one line. */
    private static final int MOST_NAMED = 8;

    private EstimatedFeatures() {}

    /** A line for who loads the policy; null if every feature stays what it is. */
    public static @Nullable String note(EntityDefinition entity, Bounds bounds) {
        String estimated = named(entity, List.of(AggregateFunction.DISTINCT));
        String unknown = named(entity, List.of(AggregateFunction.IS_NEW, AggregateFunction.SHARE));
        if (estimated == null && unknown == null) {
            return null;
        }
        return entity.name() + ": of one with more than " + bounds.exactEvents()
                + " events in its longest window and more than " + bounds.exactDistinct()
                + " different values of an attribute, "
                + (estimated == null ? "" : estimated + " approximate")
                + (estimated == null || unknown == null ? "" : ", and ")
                + (unknown == null ? "" : unknown + " EVICTED where not known");
    }

    /** The features of some functions, as the beginning of a sentence; null if there are none. */
    private static @Nullable String named(EntityDefinition entity, List<AggregateFunction> functions) {
        List<String> names = entity.features().stream()
                .filter(feature -> functions.contains(feature.aggregate().function()))
                .filter(EstimatedFeatures::mayHaveManyValues)
                .map(feature -> feature.aggregate().featureName(feature.where(), feature.window()))
                .toList();
        if (names.isEmpty()) {
            return null;
        }
        int more = names.size() - MOST_NAMED;
        return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                + (more > 0 ? " and " + more + " more" : "")
                + (names.size() == 1 ? " is" : " are");
    }

    /** A truth and what the calendar has of a time are of a few values for ever. */
    private static boolean mayHaveManyValues(FeatureDefinition feature) {
        return feature.aggregate().of().stream()
                .noneMatch(of -> of.type() == ValueType.BOOLEAN || of.name().startsWith("calendar."));
    }
}
