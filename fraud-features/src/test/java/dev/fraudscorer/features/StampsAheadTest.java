package dev.fraudscorer.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.testkit.TestGauges;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one wrong clock must not do. */
class StampsAheadTest {
    private static final long NOON = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    @TempDir
    Path folder;

    private StampedHost host;

    @BeforeEach
    void load() {
        host = new StampedHost(folder, "");
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void score_seventeenEventsMonthsAhead_leaveEveryHistoryAsItIs() {
        for (int i = 0; i < 5; i++) {
            host.score(host.payment("before" + i, NOON + i, "card" + i % 2, "m", 10), NOON + i);
        }
        for (int i = 0; i < 17; i++) {
            Assessment wrong = host.score(
                    host.payment("wrong" + i, NOON + (90 + i) * DAY, "other" + i, "broken clock", 1), NOON + 10);
            assertThat(wrong.degraded()).isTrue();
            assertThat(wrong.decision()).as("on_failure").isEqualTo(Decision.DENY);
        }

        Assessment after = host.score(host.payment("after", NOON + MINUTE, "card0", "m", 10), NOON + MINUTE);

        assertThat(after.degraded()).isFalse();
        assertThat(host.last("card.count_1h")).isEqualTo("4.0");
        assertThat(host.last("merchant.count_1h")).isEqualTo("6.0");
        assertThat(TestGauges.of(host.scorer().metrics().gauges()))
                .containsEntry("events.too_early", 17L)
                .as("the other cards are noted: what they lack is missing")
                .containsEntry("features.entities{entity=card,source=features}", 19L)
                .containsEntry("features.left_idle{entity=card,source=features}", 0L)
                .containsEntry("features.late_events{entity=card,source=features}", 0L);
    }

    @Test
    void score_oneEventOfACardAhead_isMissingInTheWindowsThatItMayBeInAndNoLonger() {
        host.score(host.payment("a", NOON, "c", "m", 10), NOON);
        host.score(host.payment("months ahead", NOON + 90 * DAY, "c", "m", 10), NOON + 1);
        host.score(host.payment("minutes ahead", NOON + 10 * MINUTE + 2, "c", "m", 10), NOON + 2);

        Assessment next = host.score(host.payment("b", NOON + 3, "c", "m", 10), NOON + 3);
        assertThat(next.degraded()).isTrue();
        assertThat(host.last("card.count_10m")).isEqualTo("TOO_EARLY");

        host.score(host.payment("c", NOON + 11 * MINUTE, "c", "m", 10), NOON + 11 * MINUTE);
        assertThat(host.last("card.count_10m"))
                .as("that which was minutes ahead, and this")
                .isEqualTo("2.0");
        assertThat(host.last("card.count_1h")).isEqualTo("TOO_EARLY");

        host.score(host.payment("d", NOON + 121 * MINUTE, "c", "m", 10), NOON + 121 * MINUTE);
        Assessment later = host.score(host.payment("e", NOON + 182 * MINUTE, "c", "m", 10), NOON + 182 * MINUTE);
        assertThat(later.degraded()).isFalse();
        assertThat(host.last("card.count_1h")).isEqualTo("1.0");
    }

    @Test
    void score_afterARestart_isAsIfStampsAheadHadNeverCome() {
        host.score(host.payment("a", NOON, "c", "m", 10), NOON);
        for (int i = 0; i < 17; i++) {
            host.score(host.payment("wrong" + i, NOON + 90 * DAY, "x" + i, "y", 1), NOON);
        }
        host.restart();

        Assessment next = host.score(host.payment("b", NOON + MINUTE, "c", "m", 10), NOON + MINUTE);

        assertThat(next.degraded()).isFalse();
        assertThat(host.last("card.count_1h")).isEqualTo("2.0");
    }

    @Test
    void score_onTimeButItsEntityAnswersTooLate_isDegraded() {
        host.score(host.payment("ahead", NOON + 10 * MINUTE, "c", "m", 10), NOON);

        // The lateness is two hours: on time by the clock, too late by what the card has done since.
        Assessment late = host.score(host.payment("late", NOON - 111 * MINUTE, "c", "m", 10), NOON);

        assertThat(host.last("card.count_1h")).isEqualTo("TOO_LATE");
        assertThat(late.degraded()).isTrue();
        assertThat(late.decision()).isEqualTo(Decision.DENY);
    }

    @Test
    void amendAndLabel_ofAnEventTooEarly_findNothing() {
        var early = host.payment("early", NOON + 90 * DAY, "c", "m", 10);
        host.score(early, NOON);

        host.scorer().amend(early.toBuilder().set("amount", 11).build());

        assertThat(TestGauges.of(host.scorer().metrics().gauges()))
                .containsEntry("features.stray_amendments{entity=card,source=features}", 1L);
        host.score(host.payment("a", NOON + 61 * MINUTE, "c", "m", 10), NOON + 61 * MINUTE);
        assertThat(host.last("card.sum_amount_1h")).isEqualTo("10.0");
    }
}
