package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two threads score, each the cards of its own, while the policy is reloaded: in turn with another rule threshold, broken, and with other
 * features. Each thread knows how many events of a card there were: no call fails, and no count is less without a word.
 */
@Tag("slow")
final class FeaturesReloadUnderLoadTest {
    private static final int RELOADS = Integer.getInteger("fraudscorer.reload.times", 150);
    private static final int CARDS = 50;
    private static final int IN_AN_HOUR = 72;
    private static final int FURTHEST = 10_000;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final String FIRST = """
            policy: reloaded
            version: "V"
            events: { payment: { card: key, amount: number } }
            features:
              card: [ { windows: [1h], aggregates: [count] } ]
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    private static final String SECOND = """
            policy: reloaded
            version: "V"
            events: { payment: { place: { type: text, max_length: 20 }, card: key, amount: number } }
            features:
              card:
                - { windows: [30m, 1h], aggregates: [count, distinct(place)] }
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    private Path folder;

    private final AtomicLong degraded = new AtomicLong();
    private final AtomicLongArray reached = new AtomicLongArray(2);

    @Test
    void reload_whileTwoThreadsScore_losesNoEventAndFailsNoCall() throws Exception {
        write(FIRST, 0);
        AtomicBoolean done = new AtomicBoolean();
        ThreadLocal<Seen> seen = ThreadLocal.withInitial(Seen::new);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (FraudScorer scorer = FraudScorer.builder(folder)
                .listener((event, values, assessment) -> {
                    Seen last = seen.get();
                    last.count = values.number(values.slot("card.count_1h"));
                    last.state = values.state(values.slot("card.count_1h"));
                })
                .load()) {
            List<Future<Long>> scored = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                int number = thread;
                scored.add(threads.submit(() -> score(scorer, number, done, seen)));
            }
            for (int reload = 1; reload <= RELOADS; reload++) {
                switch (reload % 3) {
                    case 0 -> {
                        write(SECOND.replace("deny: 0.8", "deny: 0.1"), reload);
                        assertThatThrownBy(scorer.policy()::reload).isInstanceOf(PolicyException.class);
                    }
                    case 1 -> {
                        write(reload % 2 == 0 ? FIRST : SECOND, reload);
                        scorer.policy().reload();
                    }
                    default -> {
                        write((reload - 1) % 2 == 0 ? FIRST : SECOND, reload);
                        scorer.policy().reload();
                    }
                }
            }
            done.set(true);
            for (Future<Long> count : scored) {
                assertThat(count.get(60, TimeUnit.SECONDS)).isPositive();
            }
            assertThat(scorer.metrics().counts().degraded()).isEqualTo(degraded.get());
        } finally {
            done.set(true);
            threads.shutdownNow();
        }
    }

    /** Scores until it is done, an event a second, so that an hour holds the last 72 events of each of the 50 cards. */
    private long score(FraudScorer scorer, int thread, AtomicBoolean done, ThreadLocal<Seen> seen) {
        long events = 0;
        int[] counts = new int[CARDS];
        while (!done.get() || events < CARDS) {
            int card = (int) (events % CARDS);
            Instant at = NOON.plus(Duration.ofSeconds(events));
            Event.Builder next = scorer.event("payment", "t" + thread + "-" + events, at)
                    .receivedAt(at)
                    .set("card", "t" + thread + "-" + card)
                    .set("amount", 1);
            Assessment assessment = scorer.score(next.build());
            counts[card] = Math.min(counts[card] + 1, IN_AN_HOUR);
            events++;
            reached.set(thread, events);
            // Neither may be further behind than the lateness.
            while (events > reached.get(1 - thread) + FURTHEST && !done.get()) {
                Thread.onSpinWait();
            }
            Seen last = seen.get();
            if (last.state != ValueState.PRESENT || last.count != counts[card]) {
                throw new AssertionError("event " + events + " of version "
                        + assessment.provenance().version() + ": found " + last.state + " " + last.count + ", expected "
                        + counts[card]);
            }
            if (assessment.degraded()) {
                degraded.incrementAndGet();
            }
        }
        return events;
    }

    private void write(String policy, int version) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), policy.replace("\"V\"", "\"" + version + "\""));
    }

    private static final class Seen {
        private double count;
        private ValueState state = ValueState.NOT_GIVEN;
    }
}
