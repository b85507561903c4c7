package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with evidence that a source adds, beyond what evidence checks of itself when it is made. A score that is no
 * number would count as none and so approve; it is a failure instead.
 */
final class EvidenceCheck {
    private EvidenceCheck() {}

    /** The fault of evidence that is collected before the decision; null if there is none. */
    static @Nullable String fault(@Nullable Evidence item) {
        if (item == null) {
            return "null instead of evidence";
        }
        boolean hasEffect = !Double.isNaN(item.risk()) || item.decides() != null;
        return switch (item.kind()) {
            case RULE -> hasEffect ? null : "a rule with neither a risk nor a decision";
            case MODEL, ANOMALY -> hasEffect ? null : "a score that is not a number";
            case CONTRIBUTION -> hasEffect ? "a reason that carries a risk or a decision" : null;
            case BUDGET, CONTROL -> "an item that only the scorer adds";
            case FAILURE, NOT_EVALUABLE ->
                hasEffect ? "a part that did not answer but carries a risk or a decision" : null;
        };
    }

    /** The fault of a reason, which is added after the decision and must not change it; null if there is none. */
    static @Nullable String faultOfReason(@Nullable Evidence item) {
        if (item != null && item.kind() != EvidenceKind.CONTRIBUTION) {
            return "other evidence than a reason, after the decision";
        }
        return fault(item);
    }

    /** The fault of what an item shows; null if there is none. */
    static @Nullable String fault(DisplayedValue @Nullable [] shown, int slots) {
        if (shown == null) {
            return "null instead of the values to show";
        }
        for (DisplayedValue value : shown) {
            if (value == null || (value.text() == null && (value.slot() < 0 || value.slot() >= slots))) {
                return "a value to show that is in no slot of the vector";
            }
        }
        return null;
    }
}
