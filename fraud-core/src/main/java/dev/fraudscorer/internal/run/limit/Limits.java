package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.assessment.DecidedBy;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What limits the decisions of one version of the policy: its decline budgets and its control group. Thread-safe. */
public final class Limits {
    /** The time of a receipt that nobody knows. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Null if the policy has none. */
    private final @Nullable DeclineBudgets budgets;

    /** The same. */
    private final @Nullable ControlGroup control;

    Limits(@Nullable DeclineBudgets budgets, @Nullable ControlGroup control) {
        this.budgets = budgets;
        this.control = control;
    }

    /**
     * What limits the verdict, to be added to the evidence that it is of.
     *
     * @param vector of the event, with which it was scored
     * @param receivedMillis when the event was received; {@link #UNKNOWN} moves no window
     */
    public Limitation limit(
            ScoringScheme scheme,
            Verdict verdict,
            List<Evidence> evidence,
            FeatureVector vector,
            long receivedMillis,
            Use use) {
        if (budgets != null && use == Use.SPEND) {
            budgets.scored(vector, receivedMillis);
        }
        if (verdict.decision() != Decision.DENY) {
            return Limitation.NONE;
        }
        boolean spends = use == Use.SPEND;
        if (control != null && isForControl(verdict, evidence, use) && control.draws(vector)) {
            // Only looked at: what is let through takes no place.
            boolean hasRoom = budgets == null
                    || budgets.limit(scheme, evidence, vector, receivedMillis, false)
                            .items()
                            .isEmpty();
            if (hasRoom) {
                return Limitation.of(control.item());
            }
        }
        return budgets == null ? Limitation.NONE : budgets.limit(scheme, evidence, vector, receivedMillis, spends);
    }

    private static boolean isForControl(Verdict verdict, List<Evidence> evidence, Use use) {
        if (use == Use.HYPOTHETICAL || verdict.decidedBy().cause() != DecidedBy.Cause.THRESHOLDS) {
            return false;
        }
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.get(i).isFailure()) {
                return false;
            }
        }
        return true;
    }

    /** Adds which budgets are spent. */
    public void addHealth(List<String> out) {
        if (budgets != null) {
            budgets.addHealth(out);
        }
    }

    /**
     * Adds of each budget how much of it is spent.
     *
     * @param out takes the name of a budget and a gauge that is about it
     */
    public void addGauges(BiConsumer<String, Gauge> out) {
        if (budgets != null) {
            budgets.addGauges(out);
        }
    }
}
