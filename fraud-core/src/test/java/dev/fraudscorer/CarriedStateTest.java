package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.policy.PolicyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source that is not compatible with the one in use begins with its state, or the reload is refused and nothing has changed. */
final class CarriedStateTest {
    private static final String OTHER =
            PolicyText.TEST_POLICY.replace("test: { feature: seen }", "test: { before: x, feature: seen }");

    @TempDir
    Path folder;

    private FraudScorer scorer;
    private int paid;

    @BeforeEach
    void load() {
        Counter.isCarried = true;
        scorer = FraudScorer.load(PolicyText.write(folder, PolicyText.TEST_POLICY));
        scorer.score(ProbedPolicy.harmless(scorer, "first"));
        scorer.record(ProbedPolicy.harmless(scorer, "second"));
        PolicyText.write(folder, OTHER);
    }

    @AfterEach
    void close() {
        Counter.onSave = () -> {};
        Counter.onRestore = () -> {};
        Counter.isCarried = false;
        scorer.close();
    }

    @Test
    void reload_stateThatCanBeCarriedOver_goesOnInTheOtherSource() {
        scorer.policy().reload();

        scorer.score(ProbedPolicy.harmless(scorer, "third"));
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 3L);
    }

    @Test
    void reload_eventsThatAreCountedWhileItIsSaved_areCountedInTheOtherSourceOnce() {
        Counter.onSave = () -> {
            for (int i = 0; i < 1_000; i++) {
                scorer.score(ProbedPolicy.harmless(scorer, "meanwhile-" + i));
            }
        };

        scorer.policy().reload();

        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 1_002L);
    }

    @Test
    void reload_sourceThatFailsToSave_isRefusedAndTheVersionBeforeGoesOn() {
        Provenance before = scorer.policy().provenance();
        Counter.onSave = () -> {
            throw new IllegalStateException("a text of the source");
        };

        assertThatThrownBy(scorer.policy()::reload)
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("found a state that could not be carried over")
                .hasMessageNotContaining("a text of the source");

        assertGoesOn(before);
        Counter.onSave = () -> {};
        scorer.policy().reload();
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 3L);
    }

    @Test
    void reload_sourceThatFailsToRestore_isRefusedAndTheVersionBeforeGoesOn() {
        Provenance before = scorer.policy().provenance();
        Counter.onRestore = () -> {
            throw new OutOfMemoryError("a text of the source");
        };
        int closed = TestEngine.CLOSED.get();

        assertThatThrownBy(scorer.policy()::reload)
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("found a state that could not be carried over (java.lang.OutOfMemoryError)")
                .hasMessageNotContaining("a text of the source");

        // The two sources that were made in vain.
        assertThat(TestEngine.CLOSED).hasValue(closed + 2);
        assertGoesOn(before);
    }

    /** The refused version has no budget; the one in use keeps what it has counted, and so does the next one that has it. */
    @Test
    void reload_refused_budgetsGoOn() {
        String budgets = "budgets: { policy: { of: card, window: 1h, max_entities: 2 } }\n";
        PolicyText.write(folder, PolicyText.TEST_POLICY + budgets);
        scorer.policy().reload();
        assertThat(decide("a")).isEqualTo(Decision.DENY);
        assertThat(decide("b")).isEqualTo(Decision.DENY);
        PolicyText.write(folder, OTHER);
        Counter.onSave = () -> {
            throw new IllegalStateException("not now");
        };

        assertThatThrownBy(scorer.policy()::reload).isInstanceOf(PolicyException.class);

        assertThat(decide("c")).isEqualTo(Decision.REVIEW);
        Counter.onSave = () -> {};
        PolicyText.write(folder, OTHER + budgets);
        scorer.policy().reload();
        assertThat(decide("d")).isEqualTo(Decision.REVIEW);
        assertThat(decide("a")).isEqualTo(Decision.DENY);
    }

    private Decision decide(String card) {
        return scorer.score(scorer.event("payment", "pays-" + paid++, ProbedPolicy.NOON)
                        .receivedAt(ProbedPolicy.NOON)
                        .set("card", card)
                        .set("amount", 900)
                        .build())
                .decision();
    }

    /** Otherwise the file could hold the states of two versions, or of one that is closed meanwhile. */
    @Test
    void reload_snapshotMeanwhile_waitsAndHoldsWhatWasCarriedOver() throws Exception {
        Path file = folder.resolve("state.snapshot");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            List<Future<?>> snapshots = Collections.synchronizedList(new ArrayList<>());
            Counter.onSave = () -> {
                Counter.onSave = () -> {};
                snapshots.add(other.submit(() -> scorer.state().snapshot(file)));
                assertThatThrownBy(() -> snapshots.get(0).get(100, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
            };

            scorer.policy().reload();

            snapshots.get(0).get(60, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
        try (FraudScorer restored = FraudScorer.load(folder)) {
            assertThat(restored.state().restore(file).writtenBy())
                    .isEqualTo(scorer.policy().provenance());
            assertThat(TestGauges.of(restored.metrics().gauges())).containsEntry("counter.events{source=counter}", 2L);
        }
    }

    /** As many as are noted and more, so fast that nothing is taken out meanwhile. */
    @Test
    void reload_floodWhileItIsSaved_isRefusedAndTheVersionBeforeGoesOn() {
        Provenance before = scorer.policy().provenance();
        AtomicInteger scored = new AtomicInteger();
        Counter.onSave = () -> {
            long bytes = 0;
            while (bytes < Math.min(1L << 28, Runtime.getRuntime().maxMemory() / 16) + 100_000) {
                scorer.assess(ProbedPolicy.harmless(scorer, "assessed"));
                scorer.amend(scorer.event("payment", "flood", ProbedPolicy.NOON)
                        .set("card", "flood")
                        .set("amount", 10)
                        .set("fail", "x".repeat(4_000))
                        .build());
                scored.incrementAndGet();
                bytes += 8_000;
            }
        };

        assertThatThrownBy(scorer.policy()::reload)
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("found more events while the state was carried over than are kept meanwhile");

        assertThat(scored).hasPositiveValue();
        assertGoesOn(before);
    }

    private void assertGoesOn(Provenance before) {
        assertThat(scorer.policy().provenance()).isEqualTo(before);
        assertThat(scorer.score(ProbedPolicy.harmless(scorer, "after")).provenance())
                .isEqualTo(before);
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 3L);
    }
}
