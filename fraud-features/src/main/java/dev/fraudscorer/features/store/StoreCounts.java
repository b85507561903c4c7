package dev.fraudscorer.features.store;

/**
 * How much a store keeps of one entity. Immutable.
 *
 * @param profiles how many are kept now
 * @param bytes about how much memory they take
 * @param leftIdle how many have left since nothing in them could matter any more
 * @param evicted how many had to leave since there were more than allowed
 */
public record StoreCounts(long profiles, long bytes, long leftIdle, long evicted) {}
