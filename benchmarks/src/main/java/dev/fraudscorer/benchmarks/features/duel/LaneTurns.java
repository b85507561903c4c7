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
 * Contenders in turn on one thread and on two with keys of their own, by a {@link LaneSchedule}. What slows two threads
 * down shows in the processor time if it is the code (locks, lines that both write), and in the passing time alone if it is
 * the machine.
 */
public final class LaneTurns {
    private static final int WARM_UP_SHARE = 4;

    private final ExecutorService threads;
    private final LaneSchedule schedule;

    private LaneTurns(ExecutorService threads, LaneSchedule schedule) {
        this.threads = threads;
        this.schedule = schedule;
    }

    /**
     * Measures; the first quarter of the rounds is for the JIT.
     *
     * @return the readings of each contender, in their order
     */
    public static List<LaneReadings> measure(List<Contender> contenders, LaneSchedule schedule)
            throws InterruptedException {
        List<LaneReadings> readings = new ArrayList<>();
        contenders.forEach(contender -> readings.add(new LaneReadings()));
        int warmUp = (schedule.rounds() + WARM_UP_SHARE - 1) / WARM_UP_SHARE;
        ExecutorService threads = Executors.newFixedThreadPool(LaneSchedule.LANES);
        try {
            LaneTurns turns = new LaneTurns(threads, schedule);
            for (int round = 0; round < schedule.rounds(); round++) {
                for (int i = 0; i < contenders.size(); i++) {
                    int place = (i + round) % contenders.size();
                    LaneReadings kept = round < warmUp ? new LaneReadings() : readings.get(place);
                    turns.round(contenders.get(place).work(), round * schedule.itemsOfRound(), kept);
                }
            }
        } finally {
            threads.shutdown();
        }
        return readings;
    }

    private void round(Workload work, int begin, LaneReadings readings) throws InterruptedException {
        int[] next = {begin, begin};
        for (List<Integer> lanes : LaneSchedule.PHASES) {
            CyclicBarrier start = new CyclicBarrier(lanes.size());
            List<Callable<Readings>> blocks = new ArrayList<>();
            for (int lane : lanes) {
                int from = next[lane];
                next[lane] += schedule.block();
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
        int batch = schedule.batch();
        for (int from = begin; from < begin + schedule.block(); from += batch) {
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
