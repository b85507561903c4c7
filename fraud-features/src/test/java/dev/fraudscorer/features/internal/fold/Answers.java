package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.fold.Payments.Feature;
import dev.fraudscorer.spi.vector.FeatureVector;
import org.jspecify.annotations.Nullable;

/** Compares what was read with what a list says. */
public final class Answers {
    private Answers() {}

    /** Whether a feature of the events themselves was asked for, and not of what is known about them since. */
    public static boolean isOfEvents(Feature feature) {
        return feature.function() != AggregateFunction.FRAUD_COUNT
                && feature.function() != AggregateFunction.FRAUD_RATE;
    }

    /** Whether they are the same but for rounding; null is a missing value. */
    public static boolean agree(@Nullable Double expected, FeatureVector read, Feature feature) {
        if (expected == null || !read.isPresent(feature.slot())) {
            return expected == null && !read.isPresent(feature.slot());
        }
        double number = read.number(feature.slot());
        return switch (feature.function()) {
            case COUNT, DISTINCT, IS_NEW, MIN, MAX -> number == expected;
            case STDDEV -> Math.abs(number - expected) <= 1e-9 * expected + 1e-13;
            default -> Math.abs(number - expected) <= 1e-12 * Math.max(1, Math.abs(expected));
        };
    }

    public static String show(@Nullable Double expected, FeatureVector read, Feature feature) {
        return feature + " should be " + expected + " but is "
                + (read.isPresent(feature.slot()) ? read.number(feature.slot()) : read.state(feature.slot()));
    }
}
