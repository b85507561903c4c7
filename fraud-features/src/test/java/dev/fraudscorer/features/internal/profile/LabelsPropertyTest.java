package dev.fraudscorer.features.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Labels against a list of all facts, asked as of times before and after the last is known. */
class LabelsPropertyTest {
    @Test
    void frauds_randomFacts_countsWhatTheListSays() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Labels labels = new Labels();
            List<Fact> facts = new ArrayList<>();
            long forgotten = -1;
            for (int i = 0; i < 60; i++) {
                int event = random.nextInt(15);
                Fact fact = new Fact(event / 2, event, random.nextInt(40), random.nextBoolean(), event % 4);
                facts.removeIf(other -> other.id == fact.id && other.knownAt == fact.knownAt);
                facts.add(fact);
                labels.add(fact.time, fact.id, fact.knownAt, fact.fraud, fact.bits);
                if (random.nextInt(20) == 0) {
                    long horizon = Math.max(forgotten, random.nextInt(5));
                    labels.forget(horizon);
                    facts.removeIf(other -> other.time <= horizon);
                    forgotten = horizon;
                }
                if (random.nextInt(20) == 0) {
                    labels = Labels.of(labels.facts());
                }
                for (int now = 0; now < 45; now += 4) {
                    // Nobody asks for what may be forgotten.
                    long start = Math.max(forgotten, random.nextInt(8) - 1L);
                    long end = start + random.nextInt(8);
                    int filter = random.nextInt(3) - 1;
                    assertThat(labels.frauds(start, end, now, filter))
                            .as("seed %s, step %s, now %s", seed, i, now)
                            .isEqualTo(naive(facts, start, end, now, filter));
                }
                if (fact.time > forgotten) {
                    assertThat(labels.isFraud(fact.time, fact.id, 45))
                            .as("seed %s, step %s", seed, i)
                            .isEqualTo(isFraud(facts, fact.id, 45));
                }
            }
        }
    }

    @Test
    void forget_manyLabels_leavesNoMoreThanAQuarterOfThem() {
        Labels labels = new Labels();
        for (int i = 0; i < 1_000; i++) {
            labels.add(i, i, i, true, 0);
        }
        for (int i = 0; i < 1_000; i++) {
            labels.forget(i);
            int kept = labels.facts().length / 4;
            assertThat(kept).isBetween(999 - i, (999 - i) * 4 / 3 + 1);
        }
        assertThat(labels.isEmpty()).isTrue();
    }

    private static int naive(List<Fact> facts, long start, long end, long now, int filter) {
        Set<Long> events = new HashSet<>();
        for (Fact fact : facts) {
            boolean admitted = filter < 0 || (fact.bits >>> filter & 1) != 0;
            if (fact.time > start && fact.time <= end && admitted && isFraud(facts, fact.id, now)) {
                events.add(fact.id);
            }
        }
        return events.size();
    }

    private static boolean isFraud(List<Fact> facts, long id, long now) {
        Fact latest = null;
        for (Fact fact : facts) {
            if (fact.id == id && fact.knownAt <= now && (latest == null || fact.knownAt > latest.knownAt)) {
                latest = fact;
            }
        }
        return latest != null && latest.fraud;
    }

    private record Fact(long time, long id, long knownAt, boolean fraud, long bits) {}
}
