package dev.fraudscorer.benchmarks.features.duel;

import java.util.List;

/**
 * In which order two lanes work: the first alone, both together, the second alone, both together. Whoever makes items that
 * have a time makes them in this order, or a lane that works alone would leave the other behind in time. Immutable.
 */
public final class LaneSchedule {
    /** Who works in each phase of a round. */
    static final List<List<Integer>> PHASES = List.of(List.of(0), List.of(0, 1), List.of(1), List.of(0, 1));

    /** How many lanes there are. */
    public static final int LANES = 2;

    private static final int BATCHES_OF_BLOCK = 20;
    private static final int BLOCKS_OF_LANE = 3;

    private final int batch;
    private final int rounds;

    /**
     * As many whole rounds as there are items for.
     *
     * @param items how many each lane has at most
     * @param batch how many of them are measured together
     */
    public LaneSchedule(int items, int batch) {
        this.batch = batch;
        this.rounds = items / (BLOCKS_OF_LANE * BATCHES_OF_BLOCK * batch);
    }

    int batch() {
        return batch;
    }

    int rounds() {
        return rounds;
    }

    /** How many items of a lane are one block, which is its part of a phase. */
    int block() {
        return BATCHES_OF_BLOCK * batch;
    }

    int itemsOfRound() {
        return BLOCKS_OF_LANE * block();
    }

    /** Calls {@code each} for all items in the order in which they are worked on. */
    public void forEach(Item each) {
        int[] next = new int[LANES];
        for (int round = 0; round < rounds; round++) {
            for (List<Integer> lanes : PHASES) {
                for (int i = 0; i < block(); i++) {
                    for (int lane : lanes) {
                        each.accept(lane, next[lane]++);
                    }
                }
            }
        }
    }

    /** What is done with an item. */
    public interface Item {
        void accept(int lane, int index);
    }
}
