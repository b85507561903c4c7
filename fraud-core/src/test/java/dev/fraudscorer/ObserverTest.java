package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.event.InvalidEventException;
import dev.fraudscorer.metrics.ScorerObserver;
import dev.fraudscorer.metrics.SourceOutcome;
import dev.fraudscorer.metrics.Stage;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.state.SnapshotException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What observers receive of a scorer, by a clock that only its sources move; and that they do no harm. */
final class ObserverTest {
    private static final String ALL = "feature_a, rule_b, model_c";

    @TempDir
    Path folder;

    private final Thread caller = Thread.currentThread();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Observed observed = new Observed();
    private final List<String> failures = new ArrayList<>();
    private @Nullable TimedPolicy loaded;

    @AfterEach
    void close() {
        goOn.countDown();
        TimedEngine.reset();
        if (loaded != null) {
            loaded.scorer.close();
        }
    }

    @Test
    void score_observed_reportsSourcesStagesAndTheWholeInTheirOrder() {
        TimedPolicy timed = load(ALL, "", observed);
        timed.takes("feature_a", 100);
        timed.takes("rule_b", 20);
        timed.takes("model_c", 300);
        timed.takes("model_c explains", 50);

        timed.scorer.score(timed.payment("tx-1", 100));

        assertThat(observed.lines)
                .containsExactly(
                        "source FEATURES feature_a ANSWERED 100",
                        "stage FEATURES 100",
                        "source EVIDENCE rule_b ANSWERED 20",
                        "source EVIDENCE model_c ANSWERED 300",
                        "stage EVIDENCE 320",
                        "stage DECISION 0",
                        "source REASONS model_c ANSWERED 50",
                        "stage REASONS 50",
                        "scored APPROVE 470");
    }

    @Test
    void score_again_isNoSecondMeasure() {
        TimedPolicy timed = load(ALL, "", observed);
        Assessment first = timed.scorer.score(timed.payment("tx-1", 100));
        int lines = observed.lines.size();

        assertThat(timed.scorer.score(timed.payment("tx-1", 100))).isSameAs(first);
        timed.scorer.assess(timed.payment("tx-2", 100));
        timed.scorer.record(timed.payment("tx-3", 100));
        timed.scorer.whatIf("payment", TimedPolicy.NOON, Map.of("amount", 100));

        assertThat(observed.lines).hasSize(lines);
    }

    @Test
    void score_sourcesFailAndAreLeftOut_reportsWhatBecameOfEach() {
        TimedPolicy timed = load("feature_a, rule_b, rule_c, model_d", "", observed);
        timed.takes("model_d", 5_000);
        timed.score("tx-1", 100, 100_000);
        observed.lines.clear();
        TimedEngine.at("feature_a", vector -> {
            timed.pass(10);
            throw new IllegalStateException();
        });
        timed.takes("rule_b", 30);
        timed.takes("rule_c", 2_000);

        timed.score("tx-2", 100, 1_000);

        assertThat(observed.of("source"))
                .containsExactly(
                        "source FEATURES feature_a FAILED 10",
                        "source EVIDENCE rule_b ANSWERED 30",
                        "source EVIDENCE rule_c OVERRAN 2000",
                        "source EVIDENCE model_d LEFT_OUT 0");
        assertThat(observed.of("stage EVIDENCE")).containsExactly("stage EVIDENCE 2030");
    }

    @Test
    void score_sourceHangs_isReportedAsGivenUpUntilWhen() {
        TimedPolicy timed = load("vendor_a, rule_b", "", observed);
        TimedEngine.at("vendor_a", vector -> timed.hang(() -> Latches.await(goOn), caller, 5_000));

        timed.score("tx-1", 100, 5_000);

        assertThat(observed.of("source"))
                .containsExactly("source EVIDENCE rule_b ANSWERED 0", "source EVIDENCE vendor_a ABANDONED 5000");
    }

    @Test
    void score_sourceOnAThreadOfItsOwn_isMeasuredFromTheCallToItsAnswer() {
        TimedPolicy timed = load("vendor_a, rule_b", "", observed);
        CountDownLatch answered = new CountDownLatch(1);
        TimedEngine.at("vendor_a", vector -> {
            timed.pass(700);
            answered.countDown();
        });
        TimedEngine.at("rule_b", vector -> Latches.await(answered));

        timed.score("tx-1", 100, 5_000);

        assertThat(observed.of("source EVIDENCE vendor_a")).containsExactly("source EVIDENCE vendor_a ANSWERED 700");
    }

    @Test
    void score_sourceFailsAgainAndAgain_reportsEachStatusOnceAndInOrder() {
        TimedPolicy timed =
                load("vendor_a, rule_b", "sources: { vendor_a: { breaker: { calls: 10, pause: 1s } } }", observed);
        TimedEngine.at("vendor_a", vector -> {
            throw new IllegalStateException();
        });
        for (int i = 0; i < 12; i++) {
            timed.score("failing-" + i, 100, 5_000);
        }
        TimedEngine.reset();
        timed.pass(2_000_000);
        for (int i = 0; i < 200; i++) {
            timed.score("well-" + i, 100, 5_000);
        }

        assertThat(observed.of("health"))
                .containsExactly(
                        "health vendor_a UP DEGRADED SOURCE_FAILED",
                        "health vendor_a DEGRADED DOWN SOURCE_FAILED",
                        "health vendor_a DOWN DEGRADED SOURCE_FAILED",
                        "health vendor_a DEGRADED UP null");
        assertThat(observed.of("source EVIDENCE vendor_a CUT_OFF")).hasSize(2);
    }

    @Test
    void reload_whileASourceIsDown_reportsThatTheNewVersionBeginsWithItUp() {
        TimedPolicy timed = load(ALL, "", observed);
        TimedEngine.at("model_c", vector -> {
            throw new IllegalStateException();
        });
        for (int i = 0; i < 5; i++) {
            timed.scorer.score(timed.payment("failing-" + i, 100));
        }
        timed.scorer.policy().reload();

        assertThat(observed.of("health"))
                .containsExactly(
                        "health model_c UP DEGRADED SOURCE_FAILED",
                        "health model_c DEGRADED DOWN SOURCE_FAILED",
                        "health model_c DOWN UP null");
    }

    @Test
    void build_valuesAreRefused_reportsTypeFieldAndCause() {
        TimedPolicy timed = load(ALL, "", observed);
        timed.scorer
                .event("payment", "tx-1", TimedPolicy.NOON)
                .lenient()
                .set("card", "4111 1111 1111 1111")
                .set("amount", Double.NaN)
                .build();
        assertThatThrownBy(() -> timed.scorer.event("payment", "x".repeat(300), TimedPolicy.NOON))
                .isInstanceOf(InvalidEventException.class);
        timed.scorer.score(timed.payment("tx-2", 100));
        assertThatThrownBy(() -> timed.scorer.score(timed.payment("tx-2", 200)))
                .isInstanceOf(InvalidEventException.class);

        assertThat(observed.of("refused"))
                .containsExactly(
                        "refused payment card card_number",
                        "refused payment amount not_a_number",
                        "refused payment event_id too_long",
                        "refused payment event_id other_content");
    }

    @Test
    void reload_takenAndRefused_reportsBoth() throws IOException {
        TimedPolicy timed = load(ALL, "", observed);
        Path policy = folder.resolve("policy.yaml");
        String text = Files.readString(policy);
        Files.writeString(policy, text.replace("version: 1", "version: 2"));
        timed.scorer.policy().reload();
        timed.scorer.policy().reloadLists();
        Files.writeString(policy, text.replace("deny: 0.80", "deny: 8"));
        assertThatThrownBy(() -> timed.scorer.policy().reload()).isInstanceOf(PolicyException.class);
        assertThatThrownBy(() -> timed.scorer.policy().reloadLists(List.of("none")))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(observed.lines)
                .containsExactly(
                        "reloaded POLICY 1 2",
                        "reloaded LISTS 2 2",
                        "reloadRefused POLICY PolicyException",
                        "reloadRefused LISTS IllegalArgumentException");
    }

    @Test
    void snapshotAndRestore_takenAndFailed_reportAll() throws IOException {
        TimedPolicy timed = load(ALL, "", observed);
        Path file = folder.resolve("state.snapshot");
        Path nowhere = folder.resolve("none").resolve("state.snapshot");
        timed.scorer.state().snapshot(file);
        timed.scorer.state().restore(file);
        assertThatThrownBy(() -> timed.scorer.state().snapshot(nowhere)).isInstanceOf(SnapshotException.class);
        assertThatThrownBy(() -> timed.scorer.state().restore(nowhere)).isInstanceOf(SnapshotException.class);
        long bytes = Files.size(file);

        assertThat(observed.lines)
                .containsExactly(
                        "snapshotTaken " + bytes, "snapshotRestored " + bytes, "snapshotFailed", "restoreFailed");
    }

    @Test
    void score_budgetIsSpent_alarmsAsOftenAsTheLogDoes() {
        TimedPolicy timed = load("rule_b", "budgets: { policy: { of: card, max_entities: 1, window: 1h } }", observed);
        for (int i = 0; i < 9; i++) {
            timed.scorer.score(timed.scorer
                    .event("payment", "tx-" + i, TimedPolicy.NOON)
                    .set("card", "tok-" + i)
                    .set("amount", 900)
                    .receivedAt(TimedPolicy.NOON)
                    .build());
        }

        assertThat(observed.of("budget"))
                .containsExactly(
                        "budget policy card 1 of 1, 1",
                        "budget policy card 1 of 1, 2",
                        "budget policy card 1 of 1, 4",
                        "budget policy card 1 of 1, 8");
        assertThat(observed.of("scored DENY")).hasSize(1);
    }

    /** All that is measured is measured by the clock of elapsed time; but for breakers, which time their pauses by it, nobody else reads it. */
    @Test
    void score_nobodyObserves_readsNoClock() {
        TimedPolicy timed = load(ALL, "");
        long before = timed.clockReadings.get();

        for (int i = 0; i < 100; i++) {
            timed.scorer.score(timed.payment("tx-" + i, 100));
            timed.score("within-" + i, 100, 5_000);
        }
        timed.scorer.state().snapshot(folder.resolve("state.snapshot"));
        timed.scorer.policy().reload();
        long afterReload = timed.clockReadings.get();

        assertThat(afterReload).isEqualTo(before);
    }

    @Test
    void score_observed_readsTheClockOncePerStep() {
        TimedPolicy timed = load(ALL, "", observed);
        long before = timed.clockReadings.get();

        timed.scorer.score(timed.payment("tx-1", 100));

        // Begin and end of the whole, begin of the first step, the ends of four stages, and before and after each of
        // four calls.
        assertThat(timed.clockReadings.get() - before).isEqualTo(2 + 1 + 4 + 2 * 4);
    }

    @Test
    void anyMethod_throws_isReportedAndNobodyIsHarmed() throws IOException {
        Set<String> called = new TreeSet<>();
        ScorerObserver throwing = (ScorerObserver) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ScorerObserver.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    throw new StackOverflowError(method.getName());
                });
        TimedPolicy timed = load(
                "vendor_a, " + ALL,
                "budgets: { policy: { of: card, max_entities: 1, window: 1h } }",
                throwing,
                observed);
        Path file = folder.resolve("state.snapshot");
        Path nowhere = folder.resolve("none").resolve("state.snapshot");
        timed.scorer.state().snapshot(file);
        timed.scorer.state().restore(file);
        assertThatThrownBy(() -> timed.scorer.state().snapshot(nowhere)).isInstanceOf(SnapshotException.class);
        assertThatThrownBy(() -> timed.scorer.state().restore(nowhere)).isInstanceOf(SnapshotException.class);
        timed.scorer.policy().reload();
        assertThatThrownBy(() -> timed.scorer.policy().reloadLists(List.of("none")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> timed.scorer.event("payment", "", TimedPolicy.NOON))
                .isInstanceOf(InvalidEventException.class);

        Assessment denied = timed.scorer.score(timed.payment("tx-1", 900));
        Assessment limited = timed.scorer.score(timed.scorer
                .event("payment", "tx-2", TimedPolicy.NOON)
                .set("card", "another")
                .set("amount", 900)
                .receivedAt(TimedPolicy.NOON)
                .build());
        TimedEngine.at("rule_b", vector -> {
            throw new IllegalStateException();
        });
        timed.scorer.score(timed.payment("tx-3", 100));

        assertThat(denied.decision()).isEqualTo(Decision.DENY);
        assertThat(denied.degraded()).isFalse();
        assertThat(limited.decision()).isEqualTo(Decision.REVIEW);
        Set<String> all = new TreeSet<>();
        for (Method method : ScorerObserver.class.getMethods()) {
            all.add(method.getName());
        }
        assertThat(called).isEqualTo(all);
        assertThat(failures)
                .contains("a scorer observer SOURCE_FAILED")
                .allMatch(line -> line.contains("observer") || line.startsWith("rule_b"));
        // The other one received all of it.
        assertThat(observed.of("scored")).hasSize(3);
        assertThat(observed.lines).hasSize(failures.size() - 1);
    }

    /** What an observer scores in turn is measured like any event, and none of its lines stand between those of the outer one. */
    @Test
    void scored_observerScores_mixesNoTwoEvents() {
        AtomicReference<TimedPolicy> timed = new AtomicReference<>();
        List<String> both = new ArrayList<>();
        Observed scoring = new Observed() {
            private boolean inside;

            @Override
            void add(String line) {
                both.add((inside ? "inner " : "outer ") + line);
                if (!inside && line.startsWith("source FEATURES")) {
                    inside = true;
                    TimedPolicy policy = Objects.requireNonNull(timed.get());
                    policy.scorer.score(policy.payment("inner", 300));
                    inside = false;
                }
            }
        };
        TimedPolicy policy = load(ALL, "", scoring);
        timed.set(policy);
        policy.takes("rule_b", 10);

        policy.scorer.score(policy.payment("outer", 100));

        assertThat(both).hasSize(2 * 9);
        assertThat(both.subList(0, 1)).containsExactly("outer source FEATURES feature_a ANSWERED 0");
        assertThat(both.subList(1, 10)).allMatch(line -> line.startsWith("inner"));
        assertThat(both.subList(10, 18)).allMatch(line -> line.startsWith("outer"));
        assertThat(both).contains("inner scored REVIEW 10", "outer scored APPROVE 10");
    }

    @Test
    void score_manyThreads_eachEventIsMeasuredOnceAndWhole() {
        AtomicLong sources = new AtomicLong();
        AtomicLong stages = new AtomicLong();
        AtomicLong scored = new AtomicLong();
        ConcurrentHashMap<Thread, List<String>> open = new ConcurrentHashMap<>();
        List<String> mixed = new ArrayList<>();
        TimedPolicy timed = load(ALL, "", new ScorerObserver() {
            @Override
            public void sourceEnded(Stage stage, String source, SourceOutcome outcome, long nanos) {
                sources.incrementAndGet();
                open.computeIfAbsent(Thread.currentThread(), thread -> new ArrayList<>())
                        .add(stage + " " + source);
            }

            @Override
            public void stageEnded(Stage stage, long nanos) {
                stages.incrementAndGet();
            }

            @Override
            public void scored(Assessment assessment, long nanos) {
                scored.incrementAndGet();
                List<String> seen = Objects.requireNonNull(open.remove(Thread.currentThread()));
                if (!seen.equals(
                        List.of("FEATURES feature_a", "EVIDENCE rule_b", "EVIDENCE model_c", "REASONS model_c"))) {
                    synchronized (mixed) {
                        mixed.add(seen.toString());
                    }
                }
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        // Each id comes four times, on any thread.
                        timed.scorer.score(timed.payment("tx-" + i, 100));
                    }
                }));
            }
            all.forEach(Latches::get);
        } finally {
            threads.shutdownNow();
        }

        assertThat(mixed).isEmpty();
        assertThat(scored).hasValue(2_000);
        assertThat(timed.scorer.metrics().counts().scored()).isEqualTo(2_000);
        assertThat(sources).hasValue(4 * 2_000);
        assertThat(stages).hasValue(4 * 2_000);
    }

    /** Whatever events hold, the texts that tell series apart are those of the policy. */
    @Test
    void score_manyDifferentEvents_addNoSeries() {
        Set<String> series = new HashSet<>();
        Observed naming = new Observed() {
            @Override
            void add(String line) {
                if (!line.startsWith("scored")) {
                    series.add(line.replaceAll(" \\d+$", ""));
                }
            }
        };
        TimedPolicy timed = load(ALL, "", naming);
        for (int i = 0; i < 500; i++) {
            timed.scorer.score(timed.scorer
                    .event("payment", "tx-" + i, TimedPolicy.NOON)
                    .lenient()
                    .set("card", i % 2 == 0 ? "tok-" + i : "\u0000".repeat(1 + i))
                    .set("amount", i % 3 == 0 ? Double.NaN : i)
                    .receivedAt(TimedPolicy.NOON)
                    .build());
        }
        List<String> ofTags = timed.scorer.metrics().gauges().stream()
                .flatMap(gauge -> gauge.tags().values().stream())
                .distinct()
                .toList();

        assertThat(series).hasSizeLessThan(20).noneMatch(line -> line.contains("tok-") || line.contains("tx-"));
        assertThat(ofTags).hasSizeLessThan(10).noneMatch(text -> text.contains("tok-"));
    }

    private TimedPolicy load(String sources, String options, ScorerObserver... observers) {
        TimedPolicy timed = new TimedPolicy(folder, sources, options, builder -> {
            builder.failureListener((part, kind, cause) -> failures.add(part + " " + kind));
            for (ScorerObserver observer : observers) {
                builder.observer(observer);
            }
        });
        loaded = timed;
        return timed;
    }
}
