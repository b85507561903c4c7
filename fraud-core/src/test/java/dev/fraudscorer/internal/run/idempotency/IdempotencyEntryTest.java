package dev.fraudscorer.internal.run.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.Latches;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.Probe;
import dev.fraudscorer.ProbedPolicy;
import dev.fraudscorer.assessment.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdempotencyEntryTest {
    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private FraudScorer scorer;
    private IdempotencyEntry entry;

    @BeforeEach
    void make() {
        Probe.reset();
        scorer = FraudScorer.load(PolicyText.write(folder, ProbedPolicy.TEXT));
        entry = new IdempotencyEntry(ProbedPolicy.harmless(scorer, "tx-1"));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        scorer.close();
    }

    /** The first call may end in an error without an answer; those that wait then continue, one after another. */
    @Test
    void leave_withoutAnAnswer_letsEachWaiterIn() {
        assertThat(entry.enter(Deadline.NONE)).isTrue();
        List<Future<Boolean>> waiters = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Deadline deadline = i % 2 == 0 ? Deadline.NONE : Deadline.after(Duration.ofDays(1));
            waiters.add(threads.submit(() -> {
                boolean entered = entry.enter(deadline) && entry.isEnteredByCaller();
                entry.leave();
                return entered;
            }));
        }

        entry.leave();

        for (Future<Boolean> waiter : waiters) {
            assertThat(Latches.get(waiter)).isTrue();
        }
    }

    @Test
    void enter_passedDeadline_doesNotWait() {
        entry.enter(Deadline.NONE);

        assertThat(Latches.get(threads.submit(() -> entry.enter(Deadline.after(Duration.ZERO)))))
                .isFalse();
        assertThat(Latches.get(threads.submit(() -> entry.isEnteredByCaller()))).isFalse();
        assertThat(entry.isEnteredByCaller()).isTrue();
        entry.leave();
        assertThat(entry.isEnteredByCaller()).isFalse();
        assertThat(entry.enter(Deadline.after(Duration.ZERO))).isTrue();
    }

    @Test
    void evict_whatWasCharged_isGivenBackOnce() {
        assertThat(entry.charge(90, 10)).isEqualTo(100);
        assertThat(entry.charge(90, 20)).isEqualTo(20);

        assertThat(entry.evict()).isEqualTo(120);
        assertThat(entry.evict()).isZero();
        assertThat(entry.charge(90, 5)).isZero();
    }
}
