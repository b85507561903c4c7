package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.internal.load.section.ControlOptions;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;

/**
 * Draws the denials by the score that are let through. By a hash of the event's id under a secret key: the same event is drawn
 * again and again or never, and who chooses ids cannot know which are drawn. Immutable, thread-safe.
 */
final class ControlGroup {
    private static final double UNIT = 0x1p-53;

    private final ControlOptions options;
    private final HashKey key;
    private final Evidence item;

    ControlGroup(ControlOptions options, HashKey key) {
        this.options = options;
        this.key = key;
        this.item = Evidence.control(
                options.share(), "drawn to be let through, so that it is seen what becomes of what the score denies");
    }

    boolean draws(FeatureVector vector) {
        double drawn = (key.hash(vector.event().id()) >>> 11) * UNIT;
        return drawn < options.share() && options.upTo().holds(vector);
    }

    /** Its evidence, with the propensity. */
    Evidence item() {
        return item;
    }
}
