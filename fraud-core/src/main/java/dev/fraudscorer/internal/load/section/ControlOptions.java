package dev.fraudscorer.internal.load.section;

import dev.fraudscorer.spi.Condition;

/**
 * The control group as the policy sets it. Immutable.
 *
 * @param share with what probability a denial by the score is let through
 * @param upTo whether the amount is small enough; false if it is missing
 */
public record ControlOptions(double share, Condition upTo) {}
