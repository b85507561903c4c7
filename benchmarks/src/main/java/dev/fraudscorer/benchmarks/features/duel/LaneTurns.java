package dev.fraudscorer.benchmarks.features.duel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Contenders in turn on one thread and on two with keys of their own: the first lane alone, both together, the second lane
 * alone, both together. What slows two threads down shows in the processor time if it is the code (locks, lines that both
 * write), and in the passing time alone if it is the machine.
 */
public final class LaneTurns {
    private static final List<List<Integer>> PHASES = List.of(List.of(0), List.of(0, 1), List.of(1), List.of(0, 1));
    private static final int LANES = 2;
    private static final int BLOCKS_OF_LANE = 3;
    private static final int BATCHES_OF_BLOCK = 20;
    private static final int WARM_UP_SHARE = 4;

    private final ExecutorService threads;
    private final int batch;

    private LaneTurns(ExecutorService threads, int batch) {
        this.threads = threads;
        this.batch = batch;
    }

    /**
     * Measures; the first quarter of the rounds is for the JIT.
     *
     * @param items how many each lane has
     * @return the readings of each contender, in their order
     */
    public static List<LaneReadings> measure(List<Contender> contenders, int items, int batch)
            throws InterruptedException {
        int itemsOfRound = BLOCKS_OF_LANE * BATCHES_OF_BLOCK * batch;
        int rounds = items / itemsOfRound;
        List<LaneReadings> readings = new ArrayList<>();
        contenders.forEach(contender -> readings.add(new LaneReadings()));
        ExecutorService threads = Executors.newFixedThreadPool(LANES);
        try {
            LaneTurns turns = new LaneTurns(threads, batch);
            for (int round = 0; round < rounds; round++) {
                boolean warm = round >= (rounds + WARM_UP_SHARE - 1) / WARM_UP_SHARE;
                for (int i = 0; i < contenders.size(); i++) {
                    int place = (i + round) % contenders.size();
                    LaneReadings kept = warm ? readings.get(place) : new LaneReadings();
                    turns.round(contenders.get(place).work(), round * itemsOfRound, kept);
                }
            }
        } finally {
            threads.shutdown();
        }
        return readings;
    }

    private void round(Workload work, int begin, LaneReadings readings) throws InterruptedException {
        int[] next = {begin, begin};
        for (List<Integer> lanes : PHASES) {
            CyclicBarrier start = new CyclicBarrier(lanes.size());
            List<Callable<Readings>> blocks = new ArrayList<>();
            for (int lane : lanes) {
                int from = next[lane];
                next[lane] += BATCHES_OF_BLOCK * batch;
                blocks.add(() -> {
                    start.await();
                    return block(work, lane, from);
                });
            }
            for (Future<Readings> block : threads.invokeAll(blocks)) {
                (lanes.size() == 1 ? readings.alone() : readings.together()).addAll(result(block));
            }
        }
    }

    private Readings block(Workload work, int lane, int begin) {
        Readings readings = new Readings();
        ThreadMeter meter = new ThreadMeter();
        for (int i = 0; i < BATCHES_OF_BLOCK; i++) {
            int from = begin + i * batch;
            meter.begin();
            work.batch(lane, from, from + batch);
            meter.end(readings, batch);
        }
        return readings;
    }

    private static Readings result(Future<Readings> block) throws InterruptedException {
        try {
            return block.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane failed", e.getCause());
        }
    }
}
