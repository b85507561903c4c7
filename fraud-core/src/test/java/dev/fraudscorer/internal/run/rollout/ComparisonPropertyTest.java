package dev.fraudscorer.internal.run.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Combiner;
import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.assessment.Thresholds;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.policy.rollout.RolloutEnd.Cause;
import dev.fraudscorer.policy.rollout.RolloutLimits;
import dev.fraudscorer.policy.rollout.RolloutReport;
import dev.fraudscorer.policy.rollout.RolloutStage;
import dev.fraudscorer.policy.rollout.RuleDifference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Counters, windows and limits are those of an oracle that keeps every event and counts anew each time. */
final class ComparisonPropertyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Provenance PROVENANCE = Provenance.of("p", "1", "sha256:" + "0".repeat(64), "x");
    private static final ScoringScheme SCHEME = ScoringScheme.of(
            Combiner.MAX, 0.01, new Thresholds(0.2, 0.8), ScoringScheme.DEFAULT_OVERRIDES, Decision.REVIEW);

    @Test
    void add_randomEvents_reportAndEndAreTheOracles() {
        int[] causes = new int[Cause.values().length];
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            RolloutLimits limits = limits(random);
            Comparison comparison = new Comparison(limits, Clock.systemUTC());
            Oracle oracle = new Oracle(limits);
            double drift = random.nextDouble() * 0.5;
            double failing = random.nextInt(3) == 0 ? random.nextDouble() * 0.3 : 0;
            for (int i = 0; i < 300; i++) {
                Assessment champion = assessment(random, random.nextDouble());
                Assessment challenger = assessment(random, Math.min(1, champion.score() + drift * random.nextDouble()));
                boolean hasFailed = random.nextDouble() < failing;
                boolean isAssigned = random.nextBoolean();
                long nanos = (long) Math.exp(random.nextDouble() * 20);

                boolean answers = comparison.add(champion, challenger, hasFailed, nanos, isAssigned);

                assertThat(answers)
                        .as("seed %d, event %d", seed, i)
                        .isEqualTo(oracle.add(champion, challenger, hasFailed, nanos, isAssigned));
                Cause cause = comparison.end() == null ? null : comparison.end().cause();
                assertThat(cause).as("seed %d, event %d", seed, i).isEqualTo(oracle.end);
            }
            oracle.check(
                    comparison
                            .report()
                            .stage(RolloutStage.SHADOW, 0)
                            .policies(PROVENANCE, PROVENANCE)
                            .time(NOON, null)
                            .build(),
                    "seed " + seed);
            if (oracle.end != null) {
                causes[oracle.end.ordinal()]++;
            }
        }
        for (Cause cause : List.of(Cause.DENIALS, Cause.DENY_RATE, Cause.DEGRADED_RATE, Cause.LATENCY, Cause.PSI)) {
            assertThat(causes[cause.ordinal()])
                    .as("how often %s was met", cause)
                    .isGreaterThan(5);
        }
    }

    private static RolloutLimits limits(Random random) {
        int window = 20 + random.nextInt(100);
        RolloutLimits.Builder limits = RolloutLimits.builder()
                .window(window)
                .minEvents(1 + random.nextInt(window))
                .maxDenials(random.nextInt(15));
        switch (random.nextInt(5)) {
            case 0 -> limits.maxDenials(1000).maxDenyRate(random.nextDouble() * 0.6);
            case 1 -> limits.maxDenials(1000).maxDegradedRate(random.nextDouble() * 0.3);
            case 2 -> limits.maxDenials(1000).maxLatency(Duration.ofMillis(100 + random.nextInt(400)));
            case 3 -> limits.maxDenials(1000).maxPsi(0.05 + random.nextDouble());
            default -> limits.window(window);
        }
        return limits.build();
    }

    private static Assessment assessment(Random random, double score) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String id = "rule-" + random.nextInt(6);
            Mode mode = random.nextBoolean() ? Mode.ACTIVE : Mode.SHADOW;
            evidence.add(
                    random.nextInt(4) == 0
                            ? Evidence.notEvaluable(id, mode, "")
                            : Evidence.ruleRisk(id, new ReasonCode("CODE"), 0.5, 1, mode, ""));
        }
        return Assessment.builder("tx", "payment")
                .eventTime(NOON)
                .score(score)
                .verdict(new Verdict(SCHEME.thresholds().decide(score), DecidedBy.THRESHOLDS))
                .evidence(evidence)
                .scheme(SCHEME)
                .provenance(PROVENANCE)
                .build();
    }

    private record Compared(
            Assessment champion, Assessment challenger, boolean hasFailed, long nanos, boolean deniedAlone) {}

    /** Keeps everything. */
    private static final class Oracle {
        private final RolloutLimits limits;
        private final List<Compared> events = new ArrayList<>();
        private int answered;
        private @Nullable Cause end;

        Oracle(RolloutLimits limits) {
            this.limits = limits;
        }

        boolean add(Assessment champion, Assessment challenger, boolean hasFailed, long nanos, boolean isAssigned) {
            if (end != null) {
                return false;
            }
            boolean harms = challenger.decision() == Decision.DENY && champion.decision() != Decision.DENY;
            boolean mayAnswer = isAssigned && !hasFailed;
            // The window that the event is in has one less of those before it.
            List<Compared> before = last(limits.window() - 1);
            boolean noRoom = before.stream().filter(Compared::deniedAlone).count() >= limits.maxDenials();
            events.add(new Compared(champion, challenger, hasFailed, nanos, false));
            if (mayAnswer && harms && noRoom) {
                end = Cause.DENIALS;
            } else {
                end = broken(last(limits.window()));
            }
            if (end != null || !mayAnswer) {
                return false;
            }
            answered++;
            events.set(events.size() - 1, new Compared(champion, challenger, false, nanos, harms));
            return true;
        }

        private List<Compared> last(int count) {
            return List.copyOf(events.subList(Math.max(0, events.size() - count), events.size()));
        }

        private @Nullable Cause broken(List<Compared> window) {
            int size = window.size();
            if (size < limits.minEvents()) {
                return null;
            }
            long denied = window.stream()
                    .filter(one -> one.challenger().decision() == Decision.DENY)
                    .count();
            if (denied > limits.maxDenyRate() * size) {
                return Cause.DENY_RATE;
            }
            long failed = window.stream().filter(Compared::hasFailed).count();
            if (failed > limits.maxDegradedRate() * size) {
                return Cause.DEGRADED_RATE;
            }
            Duration latency = limits.maxLatency();
            if (latency != null
                    && window.stream()
                                    .filter(one -> one.nanos() > latency.toNanos())
                                    .count()
                            > size / 100.0) {
                return Cause.LATENCY;
            }
            boolean isLookedAt = events.size() % limits.window() % 16 == 0;
            return isLookedAt && psi(window) > limits.maxPsi() ? Cause.PSI : null;
        }

        private static double psi(List<Compared> window) {
            double psi = 0;
            for (int bin = 0; bin < 10; bin++) {
                double expected = share(window.stream().map(Compared::champion).toList(), bin);
                double actual = share(window.stream().map(Compared::challenger).toList(), bin);
                psi += (actual - expected) * (Math.log(actual) - Math.log(expected));
            }
            return psi;
        }

        private static double share(List<Assessment> assessments, int bin) {
            return (count(assessments, bin) + 0.5) / (assessments.size() + 5);
        }

        private static long count(List<Assessment> assessments, int bin) {
            return assessments.stream()
                    .filter(one -> one.score() >= bin / 10.0 && (one.score() < (bin + 1) / 10.0 || bin == 9))
                    .count();
        }

        void check(RolloutReport report, String seed) {
            for (Decision champion : Decision.values()) {
                for (Decision challenger : Decision.values()) {
                    assertThat(report.decisions().count(champion, challenger))
                            .as("%s: %s, %s", seed, champion, challenger)
                            .isEqualTo(events.stream()
                                    .filter(one -> one.champion().decision() == champion
                                            && one.challenger().decision() == challenger)
                                    .count());
                }
            }
            assertThat(report.compared()).as(seed).isEqualTo(events.size());
            assertThat(report.answered()).as(seed).isEqualTo(answered);
            assertThat(report.deniedAlone())
                    .as(seed)
                    .isEqualTo(events.stream().filter(Compared::deniedAlone).count());
            assertThat(report.failed())
                    .as(seed)
                    .isEqualTo(events.stream().filter(Compared::hasFailed).count());
            for (int bin = 0; bin < 10; bin++) {
                assertThat(report.scores().champion().get(bin))
                        .as(seed)
                        .isEqualTo(count(events.stream().map(Compared::champion).toList(), bin));
                assertThat(report.scores().challenger().get(bin))
                        .as(seed)
                        .isEqualTo(
                                count(events.stream().map(Compared::challenger).toList(), bin));
            }
            assertThat(report.scores().psi()).as(seed).isEqualTo(psi(events), within(1e-9));
            assertThat(report.scores().meanDifference())
                    .as(seed)
                    .isEqualTo(
                            events.stream()
                                    .mapToDouble(one -> one.challenger().score()
                                            - one.champion().score())
                                    .average()
                                    .orElse(0),
                            within(1e-9));
            assertThat(report.rules()).as(seed).isEqualTo(rules());
            long[] nanos = events.stream().mapToLong(Compared::nanos).sorted().toArray();
            assertThat(report.latency().longest().toNanos()).as(seed).isEqualTo(nanos[nanos.length - 1]);
            assertPercentile(report.latency().p50(), nanos, 0.5, seed);
            assertPercentile(report.latency().p95(), nanos, 0.95, seed);
            assertPercentile(report.latency().p99(), nanos, 0.99, seed);
        }

        private static void assertPercentile(Duration found, long[] sorted, double share, String seed) {
            long exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
            assertThat(found.toNanos())
                    .as("%s of %s", seed, Arrays.toString(sorted))
                    .isBetween(exact, exact + exact / 8);
        }

        private List<RuleDifference> rules() {
            SortedMap<String, long[]> counts = new TreeMap<>();
            for (Compared one : events) {
                List<String> champion = fired(one.champion());
                List<String> challenger = fired(one.challenger());
                for (int rule = 0; rule < 6; rule++) {
                    String id = "rule-" + rule;
                    boolean here = champion.contains(id);
                    boolean there = challenger.contains(id);
                    if (here || there) {
                        counts.computeIfAbsent(id, key -> new long[3])[here && there ? 0 : here ? 1 : 2]++;
                    }
                }
            }
            List<RuleDifference> list = new ArrayList<>();
            for (Map.Entry<String, long[]> entry : counts.entrySet()) {
                long[] of = entry.getValue();
                list.add(new RuleDifference(entry.getKey(), of[0], of[1], of[2]));
            }
            return list;
        }

        private static List<String> fired(Assessment assessment) {
            return assessment.evidence().stream()
                    .filter(item -> item.failure() == null && item.reason() != null)
                    .map(Evidence::source)
                    .toList();
        }
    }
}
