package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.spi.FeatureVector;
import java.time.Instant;

/** A part of a plan whose value is a point in time; never missing, since every event has its time. */
public interface TimeNode {
    Instant evaluate(FeatureVector vector);

    /** When the event happened. */
    record EventTime() implements TimeNode {
        @Override
        public Instant evaluate(FeatureVector vector) {
            return vector.event().time();
        }
    }

    /** A literal. */
    record Fixed(Instant value) implements TimeNode {
        @Override
        public Instant evaluate(FeatureVector vector) {
            return value;
        }
    }
}
