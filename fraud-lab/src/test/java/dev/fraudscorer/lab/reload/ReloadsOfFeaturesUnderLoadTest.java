package dev.fraudscorer.lab.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.FeatureValues;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two threads score, each the cards of its own, while policies drawn at random take one another's place: a third of them broken, a third
 * with other features and events, a third with other rules. No call fails, each assessment is of one version with exactly its features,
 * and each of these has the oracle's value or is {@code COLD}.
 */
@Tag("slow")
final class ReloadsOfFeaturesUnderLoadTest {
    private static final int RELOADS = Integer.getInteger("fraudscorer.reloads", 300);
    private static final long SEED = Long.getLong("fraudscorer.reloads.seed", 20_261_201);
    private static final int THREADS = 2;
    private static final int CARDS = 20;
    /** Neither thread may be further behind the other than late events are taken. */
    private static final int FURTHEST = 10_000;

    private static final List<String> FEATURES = DrawnVersion.allFeatures();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLongArray reached = new AtomicLongArray(THREADS);
    /** Those that assessments may be of: written before each reload. */
    private final Map<String, DrawnVersion> versions = new ConcurrentHashMap<>();

    private final AtomicLong present = new AtomicLong();
    private final AtomicLong cold = new AtomicLong();
    private final String seed = "seed " + SEED;

    @Test
    void reload_drawnVersions_losesNothingWithoutAWord() throws Exception {
        Random random = new Random(SEED);
        DrawnVersion current = DrawnVersion.draw(0, random);
        write(current, current.policy());
        ThreadLocal<Seen> seen = ThreadLocal.withInitial(Seen::new);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> seen.get().take(values))
                .load()) {
            List<Future<?>> scoring = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                scoring.add(threads.submit(() -> score(scorer, number, seen)));
            }
            for (int reload = 1; reload <= RELOADS; reload++) {
                DrawnVersion next = random.nextInt(2) == 0 ? current.as(reload) : DrawnVersion.draw(reload, random);
                if (random.nextInt(3) == 0) {
                    write(next, next.brokenPolicy());
                    assertThatThrownBy(scorer.policy()::reload).isInstanceOf(PolicyException.class);
                } else {
                    write(next, next.policy());
                    scorer.policy().reload();
                    current = next;
                }
                if (reload % 10 == 0) {
                    pass(random.nextInt(2_000));
                }
            }
            done.set(true);
            for (Future<?> thread : scoring) {
                thread.get(60, TimeUnit.SECONDS);
            }
            assertThat(scorer.policy().provenance().version()).isEqualTo("" + current.number());
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
        assertThat(present).as(seed).hasValueGreaterThan(cold.get() / 100);
        assertThat(cold).as(seed).hasPositiveValue();
    }

    /** Lets events of so many seconds pass, so that what is {@code COLD} fills. */
    private void pass(int seconds) throws InterruptedException {
        long until = reached.get(0) + seconds;
        for (int wait = 0; wait < 2_000 && reached.get(0) < until; wait++) {
            Thread.sleep(1);
        }
    }

    /** Scores an event a second until it is done. */
    private void score(FraudScorer scorer, int thread, ThreadLocal<Seen> seen) {
        Random random = new Random(SEED + 1 + thread);
        List<CardOracle> cards = new ArrayList<>();
        for (int card = 0; card < CARDS; card++) {
            cards.add(new CardOracle());
        }
        for (long second = 0; !done.get(); second++) {
            int card = random.nextInt(CARDS);
            int amount = random.nextInt(100);
            String place = "p" + random.nextInt(5);
            Event event = event(scorer, thread, second, card, amount, place);
            boolean carriesPlace = event.type().attribute("place") != null;
            cards.get(card).add(second, amount, carriesPlace ? place : null);

            Assessment assessment = scorer.score(event);

            check(assessment, seen.get(), cards.get(card), "event " + second + " of thread " + thread);
            reached.set(thread, second);
            while (second > reached.get(1 - thread) + FURTHEST && !done.get()) {
                Thread.onSpinWait();
            }
        }
    }

    private static Event event(FraudScorer scorer, int thread, long second, int card, int amount, String place) {
        Instant at = NOON.plusSeconds(second);
        // Looked up once: the next version may have another one by the next line.
        EventType type = scorer.eventType("payment");
        Event.Builder event = type.newEvent("t" + thread + "-" + second, at)
                .receivedAt(at)
                .set("card", "t" + thread + "-" + card)
                .set("amount", amount);
        if (type.attribute("place") != null) {
            event.set("place", place);
        }
        return event.build();
    }

    private void check(Assessment assessment, Seen seen, CardOracle card, String event) {
        DrawnVersion version = Objects.requireNonNull(
                versions.get(assessment.provenance().version()), () -> "a version that was never loaded: " + event);
        String where = seed + ", " + event + ", " + version;
        assertThat(assessment.reasonCodes()).as(where).hasToString("[V" + version.number() + "]");
        boolean anyCold = false;
        for (int i = 0; i < FEATURES.size(); i++) {
            String feature = FEATURES.get(i);
            @Nullable ValueState state = seen.states[i];
            assertThat(state != null)
                    .as(where + ": has " + feature)
                    .isEqualTo(version.features().contains(feature));
            if (state == ValueState.PRESENT) {
                assertThat(seen.values[i]).as(where + ": " + feature).isEqualTo(card.value(feature));
                present.incrementAndGet();
            } else if (state != null) {
                assertThat(state).as(where + ": " + feature).isEqualTo(ValueState.COLD);
                cold.incrementAndGet();
                anyCold = true;
            }
        }
        assertThat(assessment.degraded()).as(where + " degraded").isEqualTo(anyCold);
    }

    private void write(DrawnVersion version, String policy) throws IOException {
        versions.put("" + version.number(), version);
        Files.writeString(folder.resolve("policy.yaml"), policy);
    }

    /** The features of the event that the thread has just scored. */
    private static final class Seen {
        private final @Nullable ValueState[] states = new ValueState[FEATURES.size()];
        private final double[] values = new double[FEATURES.size()];

        void take(FeatureValues of) {
            for (int i = 0; i < values.length; i++) {
                int slot = of.slot("card." + FEATURES.get(i));
                states[i] = slot < 0 ? null : of.state(slot);
                values[i] = slot < 0 ? Double.NaN : of.number(slot);
            }
        }
    }
}
