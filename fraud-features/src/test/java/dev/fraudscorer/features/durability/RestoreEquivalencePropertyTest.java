package dev.fraudscorer.features.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.features.durability.Step.Kind;
import dev.fraudscorer.state.Restoration;
import dev.fraudscorer.state.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A scorer that is restored and warmed up answers as the one that was never away, to the last bit, whenever the
 * snapshot was taken and however much too much the warm-up repeats.
 *
 * <p>A warm-up that repeats amendments behind all events may find that what they amend has left: then an entity may never have
 * been given a number that is no whole hundredth, and its sums are rounded from hundredths, which may be a neighbour.
 */
class RestoreEquivalencePropertyTest {
    private static final int FIRST_SEED = Integer.getInteger("fraudscorer.restore.first", 1);
    private static final int SEEDS = Integer.getInteger("fraudscorer.restore.seeds", 3);
    private static final int STEPS = 4000;
    private static final int STEPS_AFTER = 300;
    private static final int SNAPSHOTS = 3;
    private static final int QUESTIONS = 300;

    @TempDir
    private Path folder;

    @Test
    void restore_oneThreadScores_answersAsTheOriginal() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            check(seed, 1, ProbedPolicy.TEXT, WarmUp.AS_DOCUMENTED);
        }
    }

    @Test
    void restore_twoThreadsScore_answersAsTheOriginal() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            check(seed, 2, ProbedPolicy.TEXT, WarmUp.AS_DOCUMENTED);
        }
    }

    @Test
    void restore_hotEntitiesAreFolded_answersAsTheOriginal() throws Exception {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            check(seed, 2, ProbedPolicy.FOLDING, WarmUp.IN_ORDER);
        }
    }

    private void check(long seed, int threads, String policy, WarmUp warmUp) throws Exception {
        Random random = new Random(seed);
        List<StepStream> streams = IntStream.range(0, threads)
                .mapToObj(thread -> new StepStream(seed * 31 + thread, "ab".substring(0, thread + 1), threads == 1))
                .toList();
        List<Path> files = IntStream.range(0, SNAPSHOTS)
                .mapToObj(i -> folder.resolve("seed-" + seed + "-" + i + ".snapshot"))
                .toList();
        try (FraudScorer original = ProbedPolicy.load(folder, policy)) {
            Host host = new Host(original);
            List<List<Step>> steps =
                    streams.stream().map(stream -> stream.next(STEPS)).toList();
            List<Snapshot> snapshots = host.run(steps, files, random);
            List<FraudScorer> restored = new ArrayList<>();
            try {
                for (Snapshot snapshot : snapshots) {
                    restored.add(restored(seed, policy, snapshot, host, random, warmUp));
                }
                for (StepStream stream : streams) {
                    goOn(seed, warmUp.isInOrder(), stream, original, restored);
                }
            } finally {
                restored.forEach(FraudScorer::close);
            }
        }
    }

    private FraudScorer restored(long seed, String policy, Snapshot snapshot, Host host, Random random, WarmUp warmUp)
            throws IOException {
        FraudScorer scorer = ProbedPolicy.load(folder, policy);
        Restoration restoration = scorer.state().restore(snapshot.file());
        assertThat(restoration.notes()).as("seed %s", seed).isEmpty();
        assertThat(restoration.snapshot()).as("seed %s", seed).isEqualTo(snapshot);
        // Just what is needed, a little more, or everything.
        Duration more =
                Duration.ofMillis(List.of(0, random.nextInt(50), 3_600_000).get(random.nextInt(3)));
        warmUp.run(scorer, host.missed(snapshot.begun(), more));
        return scorer;
    }

    /** Compares all of them, and continues with the same steps, comparing again before each. */
    private static void goOn(
            long seed, boolean inOrder, StepStream stream, FraudScorer original, List<FraudScorer> restored) {
        for (Payment question : stream.questions(QUESTIONS)) {
            assertSame(seed, inOrder, "question", question, original, restored);
        }
        for (Step step : stream.next(STEPS_AFTER)) {
            assertSame(seed, inOrder, "later step", step.payment(), original, restored);
            step.run(original);
            restored.forEach(step::run);
        }
        for (Payment question : stream.questions(QUESTIONS)) {
            assertSame(seed, inOrder, "question after more steps", question, original, restored);
        }
    }

    private static void assertSame(
            long seed,
            boolean inOrder,
            String when,
            Payment payment,
            FraudScorer original,
            List<FraudScorer> restored) {
        Answers expected = Probe.assess(original, payment.on(original));
        for (int i = 0; i < restored.size(); i++) {
            Answers answers = Probe.assess(restored.get(i), payment.on(restored.get(i)));
            assertThat(inOrder ? expected.differencesTo(answers) : expected.differencesBeyondTheFormTo(answers))
                    .as("seed %s, snapshot %s, %s %s", seed, i, when, payment)
                    .isEmpty();
        }
    }

    private static void warmUpAsDocumented(FraudScorer scorer, List<Step> steps) {
        List<Event> events = steps.stream()
                .filter(step -> step.kind() == Kind.SCORE || step.kind() == Kind.RECORD)
                .map(step -> step.payment().on(scorer))
                .toList();
        assertThat(scorer.state().warmUp(events)).isEqualTo(events.size());
        steps.stream()
                .filter(step -> step.kind() == Kind.AMEND)
                .forEach(step -> scorer.amend(step.payment().on(scorer)));
        steps.stream()
                .filter(step -> step.kind() == Kind.LABEL)
                .forEach(step -> scorer.label(step.payment().on(scorer), Objects.requireNonNull(step.label())));
    }

    /** Whoever keeps one log of everything can replay it as it is. */
    private static void warmUpInOrder(FraudScorer scorer, List<Step> steps) {
        steps.forEach(step -> step.replay(scorer));
    }

    private enum WarmUp {
        AS_DOCUMENTED,
        IN_ORDER;

        boolean isInOrder() {
            return this == IN_ORDER;
        }

        void run(FraudScorer scorer, List<Step> steps) {
            if (this == IN_ORDER) {
                warmUpInOrder(scorer, steps);
            } else {
                warmUpAsDocumented(scorer, steps);
            }
        }
    }
}
