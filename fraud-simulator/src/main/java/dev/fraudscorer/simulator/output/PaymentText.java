package dev.fraudscorer.simulator.output;

import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/**
 * Numbers and times as text with a fixed number of decimals, which {@code toString} does not promise. Remembers the last
 * date, since payments come in the order of time and a formatter would take half of the simulation. Confined to one thread.
 */
final class PaymentText {
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);

    private long day = Long.MIN_VALUE;
    private String date = "";

    /** ISO 8601 in UTC with milliseconds, whatever they are. */
    String time(Instant instant) {
        long millis = instant.toEpochMilli();
        long daysSinceEpoch = Math.floorDiv(millis, DAY_MILLIS);
        if (daysSinceEpoch != day) {
            day = daysSinceEpoch;
            date = LocalDate.ofEpochDay(daysSinceEpoch).toString();
        }
        int ofDay = (int) Math.floorMod(millis, DAY_MILLIS);
        StringBuilder text = new StringBuilder(24).append(date);
        digits(text.append('T'), ofDay / 3_600_000, 2);
        digits(text.append(':'), ofDay / 60_000 % 60, 2);
        digits(text.append(':'), ofDay / 1_000 % 60, 2);
        digits(text.append('.'), ofDay % 1_000, 3);
        return text.append('Z').toString();
    }

    private static void digits(StringBuilder text, int value, int count) {
        int power = count == 3 ? 100 : 10;
        for (; power > 0; power /= 10) {
            text.append((char) ('0' + value / power % 10));
        }
    }

    static String amount(SimulatedPayment payment) {
        return BigDecimal.valueOf(Math.round(payment.amount() * 100), 2).toPlainString();
    }

    static String degrees(double value) {
        return BigDecimal.valueOf(Math.round(value * 10_000), 4).toPlainString();
    }
}
