package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A source that takes long to close: it holds up no call of {@code score}, and no version of the policy. */
final class ClosingTest {
    @TempDir
    Path folder;

    private final CloserThreads closerThreads = new CloserThreads();

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch mayClose = new CountDownLatch(1);
    private final Queue<Thread> closers = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        Probe.reset();
        PolicyText.write(folder, ProbedPolicy.TEXT);
        scorer = FraudScorer.load(folder);
    }

    @AfterEach
    void end() {
        goOn.countDown();
        mayClose.countDown();
        Probe.reset();
        scorer.close();
        threads.shutdownNow();
    }

    static List<Consumer<FraudScorer>> retiring() {
        return List.of(scorer -> scorer.policy().reload(), FraudScorer::close);
    }

    /** The call that leaves last would close what is retired, if anybody let it. */
    @ParameterizedTest
    @MethodSource("retiring")
    void score_leavesARetiredVersionLast_doesNotWaitForItsSources(Consumer<FraudScorer> retiring) {
        CountDownLatch closing = new CountDownLatch(1);
        Probe.at("evidence.evaluate", arguments -> {
            inside.countDown();
            Latches.await(goOn);
            return "";
        });
        Thread[] scoring = new Thread[1];
        Future<Assessment> underWay = threads.submit(() -> {
            scoring[0] = Thread.currentThread();
            return scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));
        });
        Latches.await(inside);
        Probe.at("evidence.close", arguments -> {
            closers.add(Thread.currentThread());
            closing.countDown();
            Latches.await(mayClose);
            return "";
        });

        retiring.accept(scorer);
        assertThat(closers).isEmpty();
        goOn.countDown();

        // The answer comes while the source still closes.
        assertThat(Latches.get(underWay).degraded()).isFalse();
        Latches.await(closing);
        assertThat(closers).doesNotContain(scoring[0]).allMatch(Thread::isDaemon);
        mayClose.countDown();
        closerThreads.awaitEnd();
    }

    @Test
    void reload_versionBeforeIsStillClosing_isPublishedAndScores() {
        CountDownLatch bothClosing = new CountDownLatch(2);
        Probe.at("evidence.close", arguments -> {
            bothClosing.countDown();
            Latches.await(mayClose);
            return "";
        });
        PolicyText.write(folder, ProbedPolicy.TEXT.replace("version: 1", "version: 2"));
        Future<?> first = threads.submit(() -> scorer.policy().reload());
        Future<?> second = threads.submit(() -> scorer.policy().reload());

        Latches.await(bothClosing);

        Assessment result = scorer.score(ProbedPolicy.harmless(scorer, "tx-1"));
        assertThat(result.degraded()).isFalse();
        assertThat(result.provenance().version()).isEqualTo("2");
        assertThat(first.isDone()).isFalse();
        assertThat(second.isDone()).isFalse();
        mayClose.countDown();
        Latches.get(first);
        Latches.get(second);
    }

    @Test
    void score_workspaceOfAnErrorIsDropped_theVersionCanStillBeClosed() {
        CountDownLatch closed = new CountDownLatch(1);
        for (Thrown thrown : Thrown.ALL) {
            Probe.at("features.fill", arguments -> thrown.throwIt());
            scorer.score(ProbedPolicy.harmless(scorer, thrown.name()));
        }
        assertThat(Thread.interrupted()).isTrue();
        Probe.reset();
        Probe.at("evidence.close", arguments -> {
            closed.countDown();
            return "";
        });

        scorer.close();

        Latches.await(closed);
    }
}
