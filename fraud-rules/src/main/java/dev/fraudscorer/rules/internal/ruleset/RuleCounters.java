package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleDefinition;
import dev.fraudscorer.spi.vector.Scratch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Counts what becomes of rules. All rules are evaluated for each event, so one count serves them all; beyond it, only a
 * rule that fires or lacks a value costs anything. Vectors, each confined to one thread at a time, are spread over a
 * few arrays, so that threads seldom write to the same. Thread-safe.
 */
public final class RuleCounters {
    private static final int STRIPES =
            Integer.highestOneBit(Math.min(16, Runtime.getRuntime().availableProcessors()) * 2 - 1);

    private final int rules;
    private final int cells;
    private final AtomicReferenceArray<AtomicLongArray> stripes = new AtomicReferenceArray<>(STRIPES);
    private final AtomicInteger nextStripe = new AtomicInteger();
    private final Scratch<AtomicLongArray> stripeOfVector = new Scratch<>(this::assign);

    /**
     * @param rules how many
     * @param timed how many of them are not always in force
     */
    public RuleCounters(int rules, int timed) {
        this.rules = rules;
        this.cells = 1 + 3 * rules + timed;
    }

    /** Where a vector keeps its stripe. */
    public Scratch<AtomicLongArray> stripe() {
        return stripeOfVector;
    }

    /** The cell of all events. */
    public int events() {
        return 0;
    }

    public int fired(int rule) {
        return 1 + rule;
    }

    public int notEvaluable(int rule) {
        return 1 + rules + rule;
    }

    public int failed(int rule) {
        return 1 + 2 * rules + rule;
    }

    /** The cell of the events at which the rule number {@code timedRule} of those with a period was in force. */
    int inForce(int timedRule) {
        return 1 + 3 * rules + timedRule;
    }

    /**
     * What became of a rule so far.
     *
     * @param evaluated the cell of how often the rule was evaluated
     */
    public RuleCounts counts(RuleDefinition rule, int index, int evaluated) {
        return RuleCounts.of(
                rule.id(),
                rule.mode(),
                sum(evaluated),
                sum(fired(index)),
                sum(notEvaluable(index)),
                sum(failed(index)));
    }

    private long sum(int cell) {
        long sum = 0;
        for (int i = 0; i < stripes.length(); i++) {
            AtomicLongArray stripe = stripes.get(i);
            sum += stripe == null ? 0 : stripe.get(cell);
        }
        return sum;
    }

    private AtomicLongArray assign() {
        int place = nextStripe.getAndIncrement() & (stripes.length() - 1);
        AtomicLongArray stripe = stripes.get(place);
        if (stripe != null) {
            return stripe;
        }
        AtomicLongArray made = new AtomicLongArray(cells);
        return stripes.compareAndSet(place, null, made) ? made : stripes.get(place);
    }
}
