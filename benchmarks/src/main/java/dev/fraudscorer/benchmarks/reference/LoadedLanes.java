package dev.fraudscorer.benchmarks.reference;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.benchmarks.features.traffic.PacedLoop;
import dev.fraudscorer.benchmarks.features.traffic.PacedScoring;
import dev.fraudscorer.benchmarks.features.traffic.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** The threads that score, and the one that only reads the clock. Confined to the thread that made it. */
final class LoadedLanes implements AutoCloseable {
    private static final int DIGITS = 3;

    private final List<PacedScoring> scorings = new ArrayList<>();
    private final List<PacedLoop> loops = new ArrayList<>();
    private final PacedLoop clock;
    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private Histogram scoringOfPhase = new Histogram(DIGITS);
    private Histogram clockOfPhase = new Histogram(DIGITS);

    /**
     * @param traffics of each thread its own
     * @param rate of all together
     * @param budget of each score; zero for none
     */
    LoadedLanes(FraudScorer scorer, List<Traffic> traffics, int rate, Duration budget) {
        int each = Math.max(1, rate / traffics.size());
        for (Traffic traffic : traffics) {
            PacedScoring scoring = new PacedScoring(scorer, traffic, budget.isZero() ? null : budget);
            scorings.add(scoring);
            loops.add(new PacedLoop(each, scoring));
        }
        this.clock = PacedLoop.idle(each);
        this.threads = Executors.newFixedThreadPool(loops.size() + 1);
    }

    void start() {
        loops.forEach(loop -> running.add(threads.submit(loop)));
        running.add(threads.submit(clock));
    }

    /**
     * Lets so much time pass, and takes the latencies of it.
     *
     * @throws ExecutionException if a thread ended with an exception, which none should
     */
    void pass(int seconds) throws InterruptedException, ExecutionException {
        try {
            running.get(0).get(seconds, TimeUnit.SECONDS);
            throw new IllegalStateException("the first thread ended before it was stopped");
        } catch (TimeoutException e) {
            // It runs, as it should.
        }
        Histogram all = new Histogram(DIGITS);
        loops.forEach(loop -> all.add(loop.phase()));
        scoringOfPhase = all;
        clockOfPhase = clock.phase();
    }

    /** The latencies of the last {@link #pass}. */
    Histogram scoring() {
        return scoringOfPhase;
    }

    /** What the loop that only reads the clock had meanwhile. */
    Histogram clock() {
        return clockOfPhase;
    }

    long decided(Decision decision) {
        return sum(scoring -> scoring.decided(decision));
    }

    long degraded() {
        return sum(PacedScoring::degraded);
    }

    long late() {
        return sum(PacedScoring::late);
    }

    private long sum(ToLongFunction<PacedScoring> count) {
        return scorings.stream().mapToLong(count).sum();
    }

    /**
     * Waits for the threads to end.
     *
     * @throws ExecutionException if one ended with an exception
     */
    void stop() throws InterruptedException, ExecutionException {
        loops.forEach(PacedLoop::stop);
        clock.stop();
        for (Future<?> each : running) {
            each.get();
        }
    }

    @Override
    public void close() {
        loops.forEach(PacedLoop::stop);
        clock.stop();
        threads.shutdown();
    }
}
