package dev.fraudscorer.lab.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever hostile events are mixed into a stream, as long as none carries an honest entity's key: every honest event
 * gets the very features, score and decision that it gets without them, or its assessment is degraded, shows by its
 * values' states what is missing, and is at least as severe as the policy's {@code on_failure}.
 */
@Tag("slow")
class NonInterferencePropertyTest {
    private static final long EVENTS = Long.getLong("fraudscorer.law.events", 200_000);
    private static final int EVENTS_PER_STREAM = 25_000;
    private static final long SEED = Long.getLong("fraudscorer.law.seed", 1);
    /** Far more than there are entities: nobody is evicted, so nobody may be degraded. */
    private static final int ROOMY = 1_000_000;
    /** The honest entities fit, the hostile ones do not. */
    private static final int TIGHT = 45;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"event_time, true", "event_time, false", "arrival, true", "arrival, false"})
    void score_amongHostileEvents_isTheSameOrReportsWhatIsMissing(String order, boolean roomy) {
        Path policy = LawPolicy.write(folder, order, roomy ? ROOMY : TIGHT);
        long events = 0;
        long degraded = 0;
        Map<HostileArm, Long> used = new EnumMap<>(HostileArm.class);
        for (long seed = SEED; events < EVENTS / 4; seed++) {
            Tally tally = play(policy, seed, order + (roomy ? ", roomy" : ", tight"));
            events += tally.events;
            degraded += tally.degraded;
            tally.used.forEach((arm, times) -> used.merge(arm, times, Long::sum));
        }

        assertThat(used.keySet()).as("every arm was tried").containsExactlyInAnyOrder(HostileArm.values());
        if (roomy) {
            assertThat(degraded)
                    .as("honest events that are degraded where nobody was evicted")
                    .isZero();
        } else {
            assertThat(degraded)
                    .as("honest events that are degraded since others were evicted")
                    .isPositive();
        }
    }

    private static Tally play(Path policy, long seed, String which) {
        Random random = new Random(seed);
        Tally tally = new Tally();
        List<Step> prefix = new ArrayList<>();
        try (Host alone = new Host(policy);
                Host mixed = new Host(policy)) {
            HonestStream honest = new HonestStream(new Random(seed * 31));
            while (tally.events < EVENTS_PER_STREAM) {
                long millis = random.nextInt(3000);
                alone.clock().advance(millis);
                mixed.clock().advance(millis);
                Step step = honest.next(alone.clock().instant());
                prefix.add(step);
                HonestAnswer expected = alone.take(step);
                HonestAnswer found = mixed.take(step);
                tally.events++;
                if (expected == null || found == null) {
                    assertThat(found == null).isEqualTo(expected == null);
                } else {
                    tally.degraded += found.assessment().degraded()
                                    && !expected.assessment().degraded()
                            ? 1
                            : 0;
                    String breach = found.breachAgainst(expected);
                    if (breach != null) {
                        fail(report(breach, which, seed, prefix, expected, found));
                    }
                }
                for (int hostile = random.nextInt(3); hostile > 0; hostile--) {
                    HostileArm arm = HostileArm.values()[random.nextInt(HostileArm.values().length)];
                    Step attack = arm.next(random, mixed.clock().instant(), honest);
                    prefix.add(attack);
                    mixed.takeHostile(attack);
                    tally.events++;
                    tally.used.merge(arm, 1L, Long::sum);
                }
            }
        }
        return tally;
    }

    /** The prefix is the shortest: the first answer that breaks the law ends it. */
    private static String report(
            String breach, String which, long seed, List<Step> prefix, HonestAnswer expected, HonestAnswer found) {
        List<Step> last = prefix.subList(Math.max(0, prefix.size() - 20), prefix.size());
        return breach + " (" + which + ", seed " + seed + ", -Dfraudscorer.law.seed=" + seed + ", step " + prefix.size()
                + ")\nalone: " + expected.assessment() + "\n       " + expected.values() + "\nmixed: "
                + found.assessment() + "\n       " + found.values() + "\nthe last steps of the prefix:\n"
                + String.join("\n", last.stream().map(Step::toString).toList());
    }

    private static final class Tally {
        final Map<HostileArm, Long> used = new EnumMap<>(HostileArm.class);
        long events;
        long degraded;
    }
}
