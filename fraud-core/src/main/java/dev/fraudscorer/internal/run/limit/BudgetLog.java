package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.metrics.BudgetAlarm;
import dev.fraudscorer.spi.policy.PolicyReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log that a budget is spent. Stateless, thread-safe. */
public final class BudgetLog {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.health");

    private BudgetLog() {}

    static String text(BudgetAlarm alarm) {
        return "decline budget of '" + ShownText.of(alarm.budget()) + "': " + alarm.denied() + " of " + alarm.limit()
                + " different " + alarm.attribute() + " denied within " + PolicyReader.durationText(alarm.window())
                + ", further ones are reviewed, " + alarm.limited()
                + " denials so far; see whether it denies the right ones, and mend it or raise the budget";
    }

    /** When nobody waits for the event any more; throws nothing. */
    public static void log(BudgetAlarm alarm) {
        try {
            LOG.warn(text(alarm));
        } catch (Throwable e) {
            // There is no place left to report it.
        }
    }
}
