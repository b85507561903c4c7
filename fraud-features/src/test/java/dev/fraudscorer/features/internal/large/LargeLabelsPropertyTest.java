package dev.fraudscorer.features.internal.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.fold.Payments;
import dev.fraudscorer.features.internal.record.KnownFrauds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many labels in a record against a list of all facts, asked as of times before and after the last is known. */
class LargeLabelsPropertyTest {
    private record Fact(long time, long id, long knownAt, boolean fraud, long bits) {}

    @Test
    void frauds_randomLabels_countsWhatTheListSays() {
        for (long seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            LargeRecord record = record(seed);
            List<Fact> facts = new ArrayList<>();
            Map<Long, Long> bits = new HashMap<>();
            boolean ordered = random.nextBoolean();
            int events = 200 + random.nextInt(2_000);
            for (int i = 0; i < 2_500; i++) {
                int event = ordered ? Math.max(0, i / 2 - random.nextInt(10)) : random.nextInt(events);
                long id = event * 0x9E3779B1L & 0xFFFFFF;
                long knownAt = random.nextInt(4_000);
                Fact fact =
                        new Fact(event / 3, id, knownAt, random.nextBoolean(), bits.computeIfAbsent(id, b -> id & 1));
                facts.removeIf(other -> other.time == fact.time && other.id == id && other.knownAt == knownAt);
                facts.add(fact);
                assertThat(record.label(fact.time, id, knownAt, fact.fraud, fact.bits))
                        .isTrue();
                if (random.nextInt(50) == 0) {
                    facts.replaceAll(f -> f.id == id && f.time == fact.time
                            ? new Fact(f.time, id, f.knownAt, f.fraud, 1 - f.bits)
                            : f);
                    bits.put(id, 1 - fact.bits);
                    record.amendLabels(fact.time, id, 1 - fact.bits);
                }
                if (random.nextInt(200) == 0) {
                    long horizon = random.nextInt(events / 3) / 4;
                    record.forgetLabels(horizon);
                    facts.removeIf(other -> other.time <= horizon);
                }
                if (i % 10 == 0) {
                    compare(record, facts, random, events, "seed " + seed + ", label " + i);
                }
                if (i % 200 == 0) {
                    LargeInvariants.check(record, "seed " + seed + ", label " + i);
                }
            }
            List<Fact> kept = new ArrayList<>();
            record.labels((time, id, knownAt, fraud, filters) -> kept.add(new Fact(time, id, knownAt, fraud, filters)));
            assertThat(kept).as("seed %s", seed).containsExactlyInAnyOrderElementsOf(facts);
            record.forgetLabels(5_000);
            assertThat(record.hasLabels()).isFalse();
        }
    }

    @Test
    void label_moreOfOneEventThanAPageHolds_hasNoRoom() {
        LargeRecord record = record(1);
        for (int i = 0; i < 256; i++) {
            assertThat(record.label(1, 2, i, i % 2 == 0, 0)).as("label %s", i).isTrue();
        }
        assertThat(record.label(1, 2, 256, true, 0)).isFalse();
        assertThat(record.label(1, 2, 3, true, 0)).as("in the place of another").isTrue();
        assertThat(record.labels().frauds(0, 5, 1_000, -1)).isZero();
        assertThat(record.labels().frauds(0, 5, 254, -1)).isEqualTo(1);
    }

    @Test
    void label_moreThanARecordHolds_hasNoRoomAndChangesNothing() {
        LargeRecord record = record(2);
        int labels = 0;
        while (record.label(labels, labels & 0xFFFFFF, labels, true, 0)) {
            labels++;
        }
        assertThat(labels).isGreaterThan(150_000);
        assertThat(record.labels().frauds(-1, labels, labels, -1)).isEqualTo(labels);
        assertThat(record.block().length).isLessThanOrEqualTo(0xFFFF * 64);
    }

    private static LargeRecord record(long seed) {
        Payments payments =
                new Payments(new Bounds(1_000, 10, 1 << 30, 1 << 20), 0, feature -> true, RandomPayments.WINDOWS);
        return new LargeHistory(payments, 0, seed, new long[0]).record;
    }

    private static void compare(LargeRecord record, List<Fact> facts, Random random, int events, String where) {
        KnownFrauds labels = record.labels();
        long start = random.nextInt(events / 3 + 1) - 2L;
        long end = start + random.nextInt(random.nextBoolean() ? events : 10);
        long now = random.nextInt(3) > 0 ? 5_000 : random.nextInt(4_500);
        int filter = random.nextInt(2) - 1;
        Map<Long, Fact> latest = new HashMap<>();
        for (Fact fact : facts) {
            boolean in = fact.time > start && fact.time <= end && (filter < 0 || (fact.bits & 1) != 0);
            if (in && fact.knownAt <= now) {
                latest.merge(fact.id << 24 | fact.time, fact, (a, b) -> a.knownAt > b.knownAt ? a : b);
            }
        }
        long expected = latest.values().stream().filter(Fact::fraud).count();
        assertThat((long) labels.frauds(start, end, now, filter)).as(where).isEqualTo(expected);
        Fact any = facts.isEmpty() ? new Fact(0, 1, 0, false, 0) : facts.get(random.nextInt(facts.size()));
        Fact known = null;
        for (Fact fact : facts) {
            boolean same = fact.time == any.time && fact.id == any.id && fact.knownAt <= now;
            known = same && (known == null || fact.knownAt > known.knownAt) ? fact : known;
        }
        assertThat(labels.isFraud(any.time, any.id, now)).as(where).isEqualTo(known != null && known.fraud);
        assertThat(labels.isAdmittedBy(any.time, any.id, 0))
                .as(where)
                .isEqualTo(!facts.isEmpty() && (any.bits & 1) != 0);
    }
}
