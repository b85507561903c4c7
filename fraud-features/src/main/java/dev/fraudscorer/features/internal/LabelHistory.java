package dev.fraudscorer.features.internal;

import org.jspecify.annotations.Nullable;

/**
 * What was said about one event, the latest knowledge first; each {@code knownAt} stands once. Immutable, so that
 * most events share the one way of having none: null.
 *
 * @param knownAtMillis since when it was known
 * @param fraud whether it says fraud; otherwise legit
 * @param older what was known before
 */
record LabelHistory(
        long knownAtMillis, boolean fraud, @Nullable LabelHistory older) {
    /** Whether the latest label known at or before {@code timeMillis} says fraud. */
    static boolean saysFraud(@Nullable LabelHistory labels, long timeMillis) {
        LabelHistory label = labels;
        while (label != null && label.knownAtMillis > timeMillis) {
            label = label.older;
        }
        return label != null && label.fraud;
    }

    /** {@code labels} with one more; of two that were known at the same time the one that arrived last stays. */
    static LabelHistory with(@Nullable LabelHistory labels, long knownAtMillis, boolean fraud) {
        if (labels == null || labels.knownAtMillis < knownAtMillis) {
            return new LabelHistory(knownAtMillis, fraud, labels);
        }
        if (labels.knownAtMillis == knownAtMillis) {
            return new LabelHistory(knownAtMillis, fraud, labels.older);
        }
        return new LabelHistory(labels.knownAtMillis, labels.fraud, with(labels.older, knownAtMillis, fraud));
    }
}
