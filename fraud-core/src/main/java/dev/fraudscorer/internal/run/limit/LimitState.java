package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.internal.load.section.ControlOptions;
import dev.fraudscorer.internal.load.section.LimitOptions;
import dev.fraudscorer.spi.vector.HashKey;
import java.time.Clock;
import java.util.List;

/**
 * What the limits of a scorer have counted and what is snoozed, from version to version of the policy. Not in snapshots: a
 * budget begins anew with the process. Thread-safe.
 */
public final class LimitState {
    private final HashKey controlKey;
    private final BudgetBook book = new BudgetBook();
    private final Snoozes snoozes;

    /** @param controlKey under which the control group is drawn */
    public LimitState(HashKey controlKey, Clock clock) {
        this(controlKey, new Snoozes(clock));
    }

    private LimitState(HashKey controlKey, Snoozes snoozes) {
        this.controlKey = controlKey;
        this.snoozes = snoozes;
    }

    /** For a version that is tried beside the one in use: the same is drawn and snoozed, but its budgets are its own. */
    public LimitState beside() {
        return new LimitState(controlKey, snoozes);
    }

    /**
     * The limits of a version; its budgets go on with what was counted. Those of other versions stay until {@link #keepOnly}: this
     * one may not come into use.
     */
    public Limits open(LimitOptions options) {
        List<DeclineBudget> budgets = book.open(options.budgets());
        ControlOptions control = options.control();
        return new Limits(
                budgets.isEmpty() ? null : new DeclineBudgets(book, budgets),
                control == null ? null : new ControlGroup(control, controlKey));
    }

    /** Drops what was counted and snoozed for what the version in use does not have. */
    public void keepOnly(LimitOptions inUse) {
        book.keepOnly(inUse.budgets());
        snoozes.keepOnly(inUse.ids());
    }

    public Snoozes snoozes() {
        return snoozes;
    }
}
