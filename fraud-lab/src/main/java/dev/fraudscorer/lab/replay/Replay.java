package dev.fraudscorer.lab.replay;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.ScorerCounts;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.lab.history.HistoryException;
import dev.fraudscorer.lab.history.HistoryLine;
import dev.fraudscorer.lab.history.HistoryReader;
import dev.fraudscorer.lab.history.HistoryStream;
import dev.fraudscorer.lab.replay.quality.QualityTally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Replays a history through a policy. With several threads, events go to them by a key, and all threads wait for each
 * other every ten minutes of event time, so that none runs far ahead: to a thread's features an event of another thread
 * looks late by no more than that.
 */
public final class Replay {
    private static final int BATCH = 4096;

    /** How far threads may be apart in event time; less than the lateness that profiles allow for, by default a day. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(10);

    private final ReplayPlan plan;
    private final ReplaySink sink;
    private final QualityTally quality = new QualityTally();
    private long lines;
    private long broken;
    private long outOfOrder;
    private Instant latest = Instant.MIN;

    /** Read already, but too far from the batch in event time. */
    private @Nullable HistoryLine ahead;

    private Replay(ReplayPlan plan, ReplaySink sink) {
        this.plan = plan;
        this.sink = sink;
    }

    /**
     * Replays.
     *
     * @param sink takes the results
     * @throws HistoryException if the history cannot be read at all
     * @throws dev.fraudscorer.policy.PolicyException if the policy has problems
     */
    public static ReplaySummary run(ReplayPlan plan, ReplaySink sink) {
        return new Replay(plan, sink).run();
    }

    private ReplaySummary run() {
        FeatureCapture capture = new FeatureCapture();
        FraudScorer.Builder builder = FraudScorer.builder(plan.policyFolder())
                .secrets(KeyRing.random())
                .listener(capture);
        plan.without().forEach(builder::without);
        ExecutorService threads = Executors.newFixedThreadPool(plan.threads());
        try (FraudScorer scorer = builder.load();
                HistoryReader history = HistoryReader.open(plan.events(), scorer, plan.columns())) {
            checkPartition(scorer);
            sink.begin(scorer.policy().variables());
            List<ReplayWorker> lanes = IntStream.range(0, plan.threads())
                    .mapToObj(i -> new ReplayWorker(scorer, plan.labelDelay(), capture))
                    .toList();
            HistoryStream events = new HistoryStream(history, scorer, this::refuse);
            List<HistoryLine> batch = new ArrayList<>(BATCH);
            while (fill(batch, events)) {
                deliver(score(batch, lanes, threads));
                sink.progress(lines);
            }
            long labels = lanes.stream().mapToLong(ReplayWorker::labelsApplied).sum();
            ScorerCounts counts = scorer.metrics().counts();
            return new ReplaySummary(new ReplaySummary.Parts(
                    lines,
                    counts.scored(),
                    broken,
                    counts.repeated(),
                    counts.conflicting(),
                    outOfOrder,
                    labels,
                    counts.degraded(),
                    quality.result()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void checkPartition(FraudScorer scorer) {
        String key = plan.partitionBy();
        boolean known = key == null
                || scorer.policy().variables().stream()
                        .anyMatch(
                                variable -> variable.isKey() && variable.name().equals(key));
        if (!known) {
            throw new HistoryException("cannot partition by '" + key + "'; expected a key of the policy's events");
        }
    }

    /** Broken lines are reported at once. */
    private void refuse(HistoryLine line) {
        lines++;
        broken++;
        sink.refused(line);
    }

    /** The next events of the history. */
    private boolean fill(List<HistoryLine> batch, HistoryStream events) {
        batch.clear();
        if (ahead != null) {
            batch.add(ahead);
            ahead = null;
        }
        while (batch.size() < BATCH && events.hasNext()) {
            HistoryLine line = events.next();
            lines++;
            noteOrder(LabelCalendar.arrivalOf(requireNonNull(line.event()).event()));
            if (plan.threads() > 1 && !batch.isEmpty() && isFarFrom(batch.get(0), line)) {
                ahead = line;
                break;
            }
            batch.add(line);
        }
        return !batch.isEmpty();
    }

    private static boolean isFarFrom(HistoryLine first, HistoryLine line) {
        Duration apart = Duration.between(time(first), time(line)).abs();
        return apart.compareTo(MOST_SKEW) > 0;
    }

    private static Instant time(HistoryLine line) {
        return requireNonNull(line.event()).event().time();
    }

    private void noteOrder(Instant time) {
        if (time.isBefore(latest)) {
            outOfOrder++;
        } else {
            latest = time;
        }
    }

    private Outcome[] score(List<HistoryLine> batch, List<ReplayWorker> lanes, ExecutorService threads) {
        lanes.forEach(ReplayWorker::clear);
        for (int place = 0; place < batch.size(); place++) {
            lanes.get(laneOf(batch.get(place))).take(place);
        }
        Outcome[] outcomes = new Outcome[batch.size()];
        if (lanes.size() == 1) {
            lanes.get(0).score(batch, outcomes);
            return outcomes;
        }
        List<Callable<Void>> shares = new ArrayList<>();
        for (ReplayWorker lane : lanes) {
            shares.add(() -> {
                lane.score(batch, outcomes);
                return null;
            });
        }
        await(shares, threads);
        return outcomes;
    }

    private int laneOf(HistoryLine line) {
        if (plan.partitionBy() == null) {
            return 0;
        }
        Event event = requireNonNull(line.event()).event();
        boolean hasKey = event.type().attribute(plan.partitionBy()) != null;
        String key = hasKey ? event.text(plan.partitionBy()) : null;
        return key == null ? 0 : Math.floorMod(key.hashCode(), plan.threads());
    }

    private static void await(List<Callable<Void>> shares, ExecutorService threads) {
        try {
            for (Future<Void> share : threads.invokeAll(shares)) {
                share.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HistoryException("the replay was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread of the replay failed", e.getCause());
        }
    }

    private void deliver(Outcome[] outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome.scored() != null) {
                quality.add(
                        outcome.scored().assessment(),
                        outcome.scored().historic().label());
                sink.scored(outcome.scored());
            } else if (outcome.refused() != null) {
                sink.refused(outcome.refused());
            }
        }
    }
}
