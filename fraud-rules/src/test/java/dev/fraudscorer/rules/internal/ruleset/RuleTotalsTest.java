package dev.fraudscorer.rules.internal.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.RuleCounts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Counts go on from version to version, also while calls are inside of old ones. */
final class RuleTotalsTest {
    @Test
    void totals_sameDefinition_goOnWhileTheOldOneStillCounts() {
        Version one = new Version("a", "text");
        one.counted.set(5);
        Version two = new Version("a", "text");
        two.totals.follow(one.totals);
        two.counted.set(1);
        assertThat(two.evaluated()).isEqualTo(6);

        one.counted.set(7);
        assertThat(two.evaluated()).isEqualTo(8);
        one.totals.close();
        assertThat(two.evaluated()).isEqualTo(8);
        assertThat(two.evaluated()).isEqualTo(8);
    }

    @Test
    void totals_anotherDefinition_beginAnew() {
        Version one = new Version("a", "text");
        one.counted.set(5);
        Version two = new Version("a", "other");
        two.totals.follow(one.totals);
        assertThat(two.evaluated()).isZero();
        one.totals.close();
        assertThat(two.evaluated()).isZero();
    }

    @Test
    void totals_definitionChangedAndBack_doNotReachOverTheChange() {
        Version one = new Version("a", "text");
        one.counted.set(5);
        Version two = new Version("a", "other");
        two.counted.set(3);
        two.totals.follow(one.totals);
        Version three = new Version("a", "text");
        three.totals.follow(two.totals);
        two.totals.close();
        assertThat(three.evaluated()).isZero();
        one.totals.close();
        assertThat(three.evaluated()).isZero();
    }

    @Test
    void totals_ruleLeftOutAndBack_beginAnew() {
        Version one = new Version("a", "text");
        one.counted.set(5);
        Version two = new Version("b", "b");
        two.totals.follow(one.totals);
        Version three = new Version("a", "text");
        three.totals.follow(two.totals);
        assertThat(three.evaluated()).isZero();
    }

    @Test
    void totals_closedInAnyOrder_areTheSumOfAll() {
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int[] order : orders) {
            Version[] versions = new Version[4];
            for (int i = 0; i < versions.length; i++) {
                versions[i] = new Version("a", "text");
                versions[i].counted.set((long) Math.pow(10, i));
                if (i > 0) {
                    versions[i].totals.follow(versions[i - 1].totals);
                }
            }
            for (int closed : order) {
                versions[closed].totals.close();
                assertThat(versions[3].evaluated()).as("order %s", order).isEqualTo(1111);
            }
        }
    }

    @Test
    void close_counts_areNotLookedAtAgain() {
        Version one = new Version("a", "text");
        one.counted.set(5);
        one.totals.close();
        one.counted.set(9);
        assertThat(one.evaluated()).isEqualTo(5);
    }

    /** A version with one rule that was evaluated so many times. */
    private static final class Version {
        final AtomicLong counted = new AtomicLong();
        final RuleTotals totals;

        Version(String id, String definition) {
            totals = new RuleTotals(
                    Map.of(id, definition), () -> List.of(RuleCounts.of(id, Mode.ACTIVE, counted.get(), 0, 0, 0)));
        }

        long evaluated() {
            return totals.totals().get(0).evaluated();
        }
    }
}
