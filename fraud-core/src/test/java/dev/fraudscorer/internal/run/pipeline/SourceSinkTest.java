package dev.fraudscorer.internal.run.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.Latches;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.internal.run.failure.Failures;
import dev.fraudscorer.internal.run.failure.Health;
import dev.fraudscorer.internal.run.failure.InvalidResultException;
import dev.fraudscorer.internal.run.failure.PartsHealth;
import dev.fraudscorer.internal.run.failure.PendingFailures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SourceSinkTest {
    private static final Evidence ITEM = Evidence.notEvaluable("rule", Mode.ACTIVE, "");

    private final List<String> reported = new ArrayList<>();
    private final Failures listening = new Failures(List.of((part, kind, cause) -> reported.add(part + " " + kind)));
    private final EvidenceBuffer buffer = new EvidenceBuffer(4, 1);
    private final PendingFailures pending = new PendingFailures(4);
    private final SourceSink one = sink("one");
    private final SourceSink other = sink("other");
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void add_threadThatKeptTheSinkOfAnotherSource_marksNotTheOneThatIsCalled() {
        one.open(false);
        one.close();
        other.open(false);

        assertThat(refusedOnAnotherThread(() -> one.add(ITEM))).isTrue();
        other.add(ITEM);
        other.close();

        assertThat(buffer.view()).containsExactly(ITEM);
    }

    @Test
    void add_anotherThreadDuringTheCall_marksTheSource() {
        one.open(false);

        assertThat(refusedOnAnotherThread(() -> one.add(ITEM))).isTrue();

        assertThatThrownBy(one::close).isInstanceOf(InvalidResultException.class);
    }

    @Test
    void add_failureOfAPart_isOfTheSourceWhateverItClaims() {
        Evidence ofRule = Evidence.failure(FailureKind.SOURCE_FAILED, "other", Mode.ACTIVE, "");
        Evidence claimed = ofRule.toBuilder().partOf("other").build();
        Evidence ofAll = Evidence.nothingEvaluated();
        Evidence own = Evidence.failure(FailureKind.DEADLINE, "one", Mode.ACTIVE, "");
        one.open(false);

        one.add(ofRule);
        one.add(claimed);
        one.add(ofAll);
        one.add(own);
        one.close();

        assertThat(buffer.view()).extracting(Evidence::source).containsExactly("other", "other", "evidence", "one");
        assertThat(buffer.view()).extracting(Evidence::partOf).containsExactly("one", "one", "one", null);
    }

    @Test
    void add_evidenceWithEffectFromASourceInShadow_marksTheSource() {
        SourceSink shadow =
                new SourceSink(buffer, pending, new PartsHealth("shadow", listening), "shadow", Mode.SHADOW);
        shadow.open(false);
        shadow.add(Evidence.ruleRisk("rule", null, 1, 1, Mode.SHADOW, ""));

        assertThatThrownBy(() -> shadow.add(Evidence.ruleRisk("rule", null, 1, 1, Mode.ACTIVE, "")))
                .isInstanceOf(InvalidResultException.class);
        assertThatThrownBy(shadow::close).isInstanceOf(InvalidResultException.class);
    }

    @Test
    void failed_anyNumberOfParts_areReportedAndLeaveRoomForTheSources() {
        List<String> expected = new ArrayList<>();
        one.open(false);
        for (int i = 0; i < 100; i++) {
            one.failed("rule " + i, new IllegalStateException());
            expected.add("rule " + i + " SOURCE_FAILED");
        }
        one.close();
        for (int i = 0; i < 4; i++) {
            pending.add(new Health("source", listening), new OutOfMemoryError());
            expected.add("source VIRTUAL_MACHINE_ERROR");
        }
        assertThat(reported).as("before the answer is fixed").isEmpty();

        pending.report();
        pending.report();

        assertThat(reported).isEqualTo(expected);
    }

    @Test
    void failed_outsideOfTheCall_isRefused() {
        assertThatThrownBy(() -> one.failed("rule", new IllegalStateException()))
                .isInstanceOf(InvalidResultException.class);
        one.open(false);
        assertThat(refusedOnAnotherThread(() -> one.failed("rule", new IllegalStateException())))
                .isTrue();
    }

    @Test
    void failed_withoutACause_isAnInvalidResult() {
        one.open(false);
        assertThatThrownBy(() -> one.failed("rule", noCause())).isInstanceOf(InvalidResultException.class);
        assertThatThrownBy(one::close).isInstanceOf(InvalidResultException.class);
    }

    private SourceSink sink(String source) {
        return new SourceSink(buffer, pending, new PartsHealth(source, listening), source, Mode.ACTIVE);
    }

    private boolean refusedOnAnotherThread(Runnable adding) {
        return Latches.get(thread.submit(() -> {
            try {
                adding.run();
                return false;
            } catch (InvalidResultException e) {
                return true;
            }
        }));
    }

    @SuppressWarnings("NullAway") // that is the nonsense
    private static Throwable noCause() {
        return null;
    }
}
