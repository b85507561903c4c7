package dev.fraudscorer.lab.train.internal;

/**
 * One question of a tree: is the value of an input at most a threshold?
 *
 * @param input index of the input
 * @param threshold values at or below it go left, others right
 * @param missingLeft whether a missing value goes left
 * @param left where left leads: a split's index, or {@code -1 - i} for leaf {@code i}
 * @param right where right leads, likewise
 * @param gain what the split brought in training, at least 0
 */
public record Split(int input, double threshold, boolean missingLeft, int left, int right, double gain) {}
