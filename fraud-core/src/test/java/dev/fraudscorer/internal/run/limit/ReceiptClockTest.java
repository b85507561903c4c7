package dev.fraudscorer.internal.run.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReceiptClockTest {
    private static final long NOON = 1_700_000_000_000L;
    private final ReceiptClock clock = new ReceiptClock();

    @Test
    void now_receiptsOutOfOrder_neverGoesBack() {
        clock.received(NOON);
        clock.received(NOON - 500);
        clock.received(NOON - 59_000);

        assertThat(clock.now()).isEqualTo(NOON);
    }

    @Test
    void now_oneReceiptFarBehind_staysWhereItIs() {
        clock.received(NOON);
        for (int i = 0; i < 1_000; i++) {
            clock.received(i % 2 == 0 ? NOON - 86_400_000 : NOON + i);
        }

        assertThat(clock.now()).isEqualTo(NOON + 999);
    }

    /** A clock that was a day ahead and is set right: budgets would not slide for a day. */
    @Test
    void now_allReceiptsFarBehind_goesBackToThem() {
        clock.received(NOON + 86_400_000);
        for (int i = 1; i < ReceiptClock.CONSECUTIVE; i++) {
            clock.received(NOON + i);
        }
        assertThat(clock.now()).isEqualTo(NOON + 86_400_000);

        clock.received(NOON + 64);

        assertThat(clock.now()).isEqualTo(NOON + 64);
    }
}
