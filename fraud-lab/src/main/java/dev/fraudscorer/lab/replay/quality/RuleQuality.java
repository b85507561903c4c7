package dev.fraudscorer.lab.replay.quality;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.lab.metrics.Confusion;
import java.util.Objects;

/**
 * How one rule did. Immutable.
 *
 * @param rule the rule's id
 * @param mode whether it had effect
 * @param fired on how many events
 * @param notEvaluable on how many events a value that it needs was missing
 * @param confusion its hits against the labels, over the labelled events
 */
public record RuleQuality(String rule, Mode mode, long fired, long notEvaluable, Confusion confusion) {
    public RuleQuality {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(confusion, "confusion");
    }
}
