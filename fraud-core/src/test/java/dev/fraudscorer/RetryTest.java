package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.ScorerCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A retry of an event whose first call is held up by a source. */
final class RetryTest {
    @TempDir
    Path folder;

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger evaluations = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private FraudScorer scorer;
    private Future<Assessment> first;

    @BeforeEach
    void beginTheFirstCall() {
        Probe.reset();
        PolicyText.write(folder, ProbedPolicy.TEXT);
        scorer = FraudScorer.load(folder);
        Probe.at("evidence.evaluate", arguments -> {
            evaluations.incrementAndGet();
            inside.countDown();
            Latches.await(goOn);
            return "";
        });
        first = threads.submit(() -> scorer.score(ProbedPolicy.harmless(scorer, "tx-1")));
        Latches.await(inside);
    }

    @AfterEach
    void end() {
        goOn.countDown();
        Probe.reset();
        threads.shutdownNow();
        scorer.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000_000})
    void score_retryWhoseDeadlinePasses_isDegradedAndNotStored(long nanos) {
        Assessment retry = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"), Deadline.after(Duration.ofNanos(nanos)));

        assertThat(first.isDone()).isFalse();
        assertThat(retry.degraded()).isTrue();
        assertThat(retry.decision()).isEqualTo(Decision.REVIEW);
        assertThat(retry.decidedBy()).isEqualTo(new DecidedBy(DecidedBy.Cause.ON_FAILURE, "scorer"));
        assertThat(retry.evidence())
                .extracting(Evidence::failure)
                .containsExactly(FailureKind.DEADLINE, FailureKind.NOT_EVALUABLE);
        assertThat(retry.evidence()).endsWith(Evidence.nothingEvaluated());
        assertThat(retry.scheme().score(retry.evidence())).isEqualTo(retry.score());

        goOn.countDown();
        Assessment answer = Latches.get(first);
        assertThat(answer.degraded()).isFalse();
        assertThat(scorer.score(ProbedPolicy.harmless(scorer, "tx-1"))).isSameAs(answer);
        assertThat(evaluations).hasValue(1);
        assertThat(scorer.metrics().counts())
                .isEqualTo(
                        ScorerCounts.builder().scored(1).repeated(2).degraded(1).build());
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 1L);
    }

    @Test
    void score_retriesWithoutDeadline_waitForTheFirst() {
        Future<Assessment> second = threads.submit(() -> scorer.score(ProbedPolicy.harmless(scorer, "tx-1")));
        Future<Assessment> third = threads.submit(
                () -> scorer.score(ProbedPolicy.harmless(scorer, "tx-1"), Deadline.after(Duration.ofDays(1))));
        Future<?> fourth = threads.submit(() -> scorer.record(ProbedPolicy.harmless(scorer, "tx-1")));
        assertThat(first.isDone()).isFalse();

        goOn.countDown();

        assertThat(Latches.get(second)).isSameAs(Latches.get(first));
        assertThat(Latches.get(third)).isSameAs(Latches.get(first));
        Latches.get(fourth);
        assertThat(evaluations).hasValue(1);
    }

    @Test
    void score_interruptedWhileItWaits_givesNoAnswerUp() {
        Future<Boolean> interrupted = threads.submit(() -> {
            Thread.currentThread().interrupt();
            Assessment late = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"), Deadline.after(Duration.ofMillis(1)));
            return late.degraded() && Thread.interrupted();
        });

        assertThat(Latches.get(interrupted)).isTrue();
    }

    @Test
    void score_otherIds_waitForNobody() {
        Probe.reset();
        assertThat(scorer.score(ProbedPolicy.harmless(scorer, "tx-2")).degraded())
                .isFalse();
        assertThat(first.isDone()).isFalse();
    }

    @Test
    void close_whileTheFirstCallRuns_lettingARetryBeAnsweredFromMemory() {
        scorer.close();
        goOn.countDown();

        assertThat(Latches.get(first).degraded()).isFalse();
    }
}
