package dev.fraudscorer.lab.train;

/**
 * A training set cut in two at an instant: the rows before it, and those from then on.
 *
 * @param earlier rows before the cut, at least one
 * @param later rows at and after the cut, at least one
 */
public record TimeSplit(TrainingSet earlier, TrainingSet later) {}
