package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.metrics.BudgetAlarm;
import java.util.List;

/**
 * What is to be added to the evidence of an event, by which its decision is another. Immutable.
 *
 * @param items of evidence; empty if nothing limits the decision
 * @param alarms to be logged and reported when the answer is fixed
 */
public record Limitation(List<Evidence> items, List<BudgetAlarm> alarms) {
    static final Limitation NONE = new Limitation(List.of(), List.of());

    static Limitation of(Evidence item) {
        return new Limitation(List.of(item), List.of());
    }
}
