package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Deadline;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each source in turn is slow, hangs, fails or lies now and then, while the others take what they take, by a clock that only they
 * move. Then every answer is within its deadline, or names the source of ours that made it late; what is missing is marked; and no
 * decision is more favourable than without the fault, but for what the policy says: {@code on_failure: review}.
 *
 * <p>{@code -Dfraudscorer.faults.events=} sets how many events each fault gets.
 */
final class FaultInjectionPropertyTest {
    private static final int EVENTS = Integer.getInteger("fraudscorer.faults.events", 100);
    private static final long DEADLINE_MICROS = 5_000;
    private static final List<String> ALL =
            List.of("feature_a", "store_b", "shadow_c", "model_d", "rule_e", "vendor_f", "observer_g");

    @TempDir
    Path folder;

    private final Thread caller = Thread.currentThread();
    private final Semaphore goOn = new Semaphore(0);

    @SuppressWarnings("NullAway.Init") // loaded by each test
    private TimedPolicy timed;

    private volatile boolean faulty;
    private volatile boolean hung;

    @AfterEach
    void close() {
        goOn.release(10_000);
        TimedEngine.reset();
        timed.scorer.close();
    }

    enum Fault {
        SLOW_BY_1_MS,
        SLOW_BY_100_MS,
        HANGS,
        FAILS,
        LIES
    }

    static Stream<Arguments> faults() {
        return ALL.stream()
                .flatMap(source -> Stream.of(Fault.values())
                        // What does not block cannot hang: it is of ours, or its word is broken, which the case before
                        // is.
                        .filter(fault -> fault != Fault.HANGS || blocks(source))
                        .map(fault -> Arguments.of(source, fault)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void score_sourceIsAtFault_answersInTimeAndMarksWhatIsMissing(String source, Fault fault) {
        TimedEngine.reset();
        // Time passes by what one source waits for; so no other one is waited for beside one in shadow.
        List<String> sources = new ArrayList<>(ALL);
        if (source.equals("observer_g")) {
            sources.remove("vendor_f");
        }
        String breakers = sources.contains("vendor_f") ? "vendor_f: { breaker: none }, " : "";
        timed = new TimedPolicy(
                folder,
                String.join(", ", sources),
                "sources: { " + breakers + "observer_g: { breaker: none }, store_b: { breaker: none } }");
        long seed = source.hashCode() * 31L + fault.ordinal();
        Random random = new Random(seed);
        for (String each : sources) {
            TimedEngine.at(each, vector -> timed.pass(each.equals("rule_e") ? 20 : 50));
        }
        TimedEngine.at(source, vector -> {
            timed.pass(50);
            if (faulty) {
                misbehave(source, fault, vector);
            }
        });
        int late = 0;
        for (int i = 0; i < EVENTS; i++) {
            double amount = random.nextInt(1_000);
            faulty = random.nextBoolean();
            hung = false;
            Decision without = amount < 200 ? Decision.APPROVE : amount < 800 ? Decision.REVIEW : Decision.DENY;
            Deadline deadline = timed.deadline(DEADLINE_MICROS);

            Assessment assessment = timed.score("tx-" + i, amount, deadline);

            long left = deadline.nanosLeft();
            String what = "seed " + seed + ", event " + i + ": " + assessment;
            if (left < 0) {
                late++;
                assertThat(assessment.evidence())
                        .as(what)
                        .anyMatch(item -> item.failure() == FailureKind.DEADLINE && item.isFailure());
            }
            assertIsMarked(source, assessment, what);
            assertIsNotMoreFavourable(without, assessment, what);
            if (hung) {
                goOn.release();
            }
        }
        // Late is only what is called on the thread that scores, which has to lie about it: until it is known to be
        // slow. Features that
        // count are never left out.
        boolean mayBeLate = fault == Fault.SLOW_BY_100_MS && !blocks(source);
        assertThat(late).isLessThanOrEqualTo(mayBeLate ? source.equals("feature_a") ? EVENTS : EVENTS / 8 + 20 : 0);
    }

    /** Evidence of it, or its failure, unless it is in shadow: then both have no effect. */
    private static void assertIsMarked(String source, Assessment assessment, String what) {
        boolean isFeature = source.startsWith("feature") || source.startsWith("store");
        boolean answered =
                assessment.evidence().stream().anyMatch(item -> item.source().equals(source) && item.failure() == null);
        boolean failed =
                assessment.evidence().stream().anyMatch(item -> item.source().equals(source) && item.failure() != null);
        if (!isFeature) {
            assertThat(answered || failed).as(what).isTrue();
        }
        boolean anyFailure = assessment.evidence().stream().anyMatch(Evidence::isFailure);
        assertThat(assessment.degraded()).as(what).isEqualTo(anyFailure);
        List<Evidence> ofActive = assessment.evidence().stream()
                .filter(item -> item.mode() == Mode.ACTIVE)
                .toList();
        for (String each : List.of("model_d", "rule_e")) {
            assertThat(ofActive).as(what).anyMatch(item -> item.source().equals(each));
        }
    }

    private static void assertIsNotMoreFavourable(Decision without, Assessment assessment, String what) {
        if (assessment.decision().compareTo(without) < 0) {
            // Only where all that denied is missing, and then as the policy says.
            assertThat(assessment.degraded()).as(what).isTrue();
            assertThat(assessment.decision()).as(what).isEqualTo(Decision.REVIEW);
            assertThat(assessment.evidence()).as(what).noneMatch(item -> item.countsForScore() && item.risk() >= 0.8);
        }
        assertThat(assessment.scheme().score(assessment.evidence())).as(what).isEqualTo(assessment.score());
    }

    private void misbehave(String source, Fault fault, FeatureVector vector) {
        switch (fault) {
            case SLOW_BY_1_MS -> take(source, 1_000);
            case SLOW_BY_100_MS -> take(source, 100_000);
            case HANGS -> {
                hung = true;
                timed.waitOutside(1_000_000, caller);
                goOn.acquireUninterruptibly();
            }
            case FAILS -> throw new IllegalStateException("asked to fail");
            case LIES -> {
                if (source.startsWith("feature") || source.startsWith("store")) {
                    vector.put(1_000_000, 1);
                } else {
                    throw new TimedEngine.Lie();
                }
            }
        }
    }

    private void take(String source, long micros) {
        if (blocks(source)) {
            timed.waitOutside(micros, caller);
        } else {
            timed.pass(micros);
        }
    }

    private static boolean blocks(String source) {
        return source.startsWith("store") || source.startsWith("vendor") || source.startsWith("observer");
    }
}
