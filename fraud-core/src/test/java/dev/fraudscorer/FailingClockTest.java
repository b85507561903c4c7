package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A host's clock that throws: nothing bounds an event's stamp, so it is treated as too early. */
final class FailingClockTest {
    @TempDir
    Path folder;

    private final HostClock clock = new HostClock();
    private final List<String> failures = new ArrayList<>();
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        Probe.reset();
        PolicyText.write(folder, ProbedPolicy.TEXT);
        scorer = FraudScorer.builder(folder)
                .clock(clock)
                .failureListener((part, kind, cause) -> failures.add(part + " " + kind))
                .load();
    }

    @AfterEach
    void close() {
        Probe.reset();
        scorer.close();
        Thread.interrupted();
    }

    static List<Thrown> thrown() {
        return Thrown.ALL;
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void score_clockThrows_isAnsweredFromTheEventItselfCountsNothingAndIsReported(Thrown thrown) {
        scorer.score(payment("tx-1", 60));
        clock.thrown = thrown;

        Event event = payment("tx-2", 0);
        Assessment assessment = scorer.score(event);

        assertThat(assessment.receivedAt()).as("not that of the event before").isEqualTo(event.time());
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(failuresIn(assessment))
                .startsWith("clock " + thrown.kind(), "event TOO_EARLY")
                .contains("counter TOO_EARLY");
        assertThat(failures).containsExactly("clock " + thrown.kind());
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .containsEntry("counter.events{source=counter}", 1L)
                .containsEntry("events.too_early", 1L);
        assertThat(Thread.interrupted()).isEqualTo(thrown.name().equals("sneaky InterruptedException"));

        clock.thrown = null;
        assertThat(scorer.score(event)).isSameAs(assessment);
        scorer.record(event);
        assertThat(TestGauges.of(scorer.metrics().gauges()))
                .as("counted when the clock is well")
                .containsEntry("counter.events{source=counter}", 2L);
        scorer.record(event);
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 2L);
    }

    @Test
    void recordAndAssess_clockThrows_countNothing() {
        clock.thrown = Thrown.ALL.get(0);

        scorer.record(payment("tx-1", 0));
        assertThat(scorer.assess(payment("tx-2", 0)).degraded()).isTrue();

        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 0L);
        assertThat(failures).containsExactly("clock SOURCE_FAILED", "clock SOURCE_FAILED");
    }

    @Test
    void score_hostGivesTheReceipt_needsNoClock() {
        clock.thrown = Thrown.ALL.get(0);

        Event event = payment("tx-1", 0).toBuilder()
                .receivedAt(ProbedPolicy.NOON.plusSeconds(5))
                .build();

        assertThat(scorer.score(event).degraded()).isFalse();
        assertThat(failures).isEmpty();
    }

    @Test
    void score_clockThrowsWhereTheEventIsNotEvenBegun_isReported() {
        List<Assessment> inside = new ArrayList<>();
        Probe.at("evidence.evaluate", arguments -> {
            clock.thrown = Thrown.ALL.get(0);
            inside.add(scorer.score(((FeatureVector) Objects.requireNonNull(arguments[0])).event()));
            return "";
        });

        Event event = payment("tx-1", 0);
        scorer.score(event);

        assertThat(inside)
                .singleElement()
                .satisfies(answer -> assertThat(answer.receivedAt()).isEqualTo(event.time()));
        assertThat(failures).containsExactly("clock " + FailureKind.SOURCE_FAILED);
    }

    private Event payment(String id, int secondsBefore) {
        return scorer.event("payment", id, ProbedPolicy.NOON.minusSeconds(secondsBefore))
                .set("card", "tok-1")
                .set("amount", 10)
                .build();
    }

    private static List<String> failuresIn(Assessment assessment) {
        return assessment.evidence().stream()
                .filter(Evidence::isFailure)
                .map(item -> item.source() + " " + item.failure())
                .toList();
    }

    private static final class HostClock extends Clock {
        private volatile @Nullable Thrown thrown;

        @Override
        public Instant instant() {
            Thrown now = thrown;
            if (now == null) {
                return ProbedPolicy.NOON;
            }
            try {
                now.throwIt();
            } catch (Throwable e) {
                throw Probe.sneaky(e);
            }
            throw new AssertionError("nothing was thrown");
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("only instants are read");
        }
    }
}
