package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.internal.cards.ShownText;
import dev.fraudscorer.internal.load.section.BudgetOptions;
import dev.fraudscorer.spi.policy.PolicyReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports that a budget is spent. Stateless, thread-safe. */
public final class BudgetAlarm {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.health");

    static final BudgetAlarm INSTANCE = new BudgetAlarm();

    private BudgetAlarm() {}

    String text(BudgetOptions budget, long denied, long limit, long limited) {
        return "decline budget of '" + ShownText.of(budget.source()) + "': " + denied + " of " + limit + " different "
                + budget.of().name() + " denied within " + PolicyReader.durationText(budget.window())
                + ", further ones are reviewed, " + limited
                + " denials so far; see whether it denies the right ones, and mend it or raise the budget";
    }

    /** Writes it to the log, when nobody waits for the event any more; throws nothing. */
    public static void log(String text) {
        try {
            LOG.warn(text);
        } catch (Throwable e) {
            // There is no place left to report it.
        }
    }
}
