package dev.fraudscorer.lab.metrics;

/**
 * One bin of a {@link ScoreShift}. Immutable.
 *
 * @param above the scores in it are above this; negative infinity for the lowest bin
 * @param upTo and at most this; positive infinity for the highest bin
 * @param championShare how many of the champion's scores fall in it, in [0, 1]
 * @param challengerShare how many of the challenger's scores do
 * @param psi what it adds to the index, at least 0
 */
public record ScoreBin(double above, double upTo, double championShare, double challengerShare, double psi) {}
