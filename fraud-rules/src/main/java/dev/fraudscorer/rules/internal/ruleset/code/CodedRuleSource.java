package dev.fraudscorer.rules.internal.ruleset.code;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.rules.internal.ruleset.RuleCounters;
import dev.fraudscorer.rules.internal.ruleset.RuleTotals;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleDefinition;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Scratch;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The rules in Java. Each is evaluated for each event, in their order; one that throws is a failure of its own, reported under
 * its id, and the others go on. Thread-safe: it keeps nothing but counts.
 */
final class CodedRuleSource implements EvidenceSource {
    private static final String ID = "java rules";
    private static final Evidence OUT_OF_TIME = Evidence.failure(
            FailureKind.DEADLINE, ID, Mode.ACTIVE, "the deadline passed before all rules were evaluated");

    private final CodedRule[] rules;
    private final RuleCounters counters;
    private final RuleTotals totals;
    private final Scratch<ValuesView> views = new Scratch<>(ValuesView::new);

    CodedRuleSource(List<CodedRule> rules) {
        this.rules = rules.toArray(new CodedRule[0]);
        this.counters = new RuleCounters(this.rules.length, 0);
        this.totals = new RuleTotals(definitions(), this::counted);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public Erased forget(ForgottenKey key) {
        return Erased.nothing();
    }

    @Override
    public int[] slotsRead() {
        return Arrays.stream(rules)
                .flatMap(rule -> Arrays.stream(rule.variables()))
                .mapToInt(Variable::slot)
                .distinct()
                .toArray();
    }

    @Override
    public void evaluate(FeatureVector vector, EvidenceSink out) {
        AtomicLongArray counts = out.counts() ? vector.scratch(counters.stripe()) : null;
        count(counts, counters.events());
        ValuesView view = vector.scratch(views);
        try {
            for (int i = 0; i < rules.length; i++) {
                if (vector.deadline().hasPassed()) {
                    out.add(OUT_OF_TIME);
                    break;
                }
                evaluate(i, vector, view, out, counts);
            }
        } finally {
            view.end();
        }
    }

    /** The exception's text stays out of the evidence: it may repeat a value. */
    private void evaluate(
            int index, FeatureVector vector, ValuesView view, EvidenceSink out, @Nullable AtomicLongArray counts) {
        CodedRule rule = rules[index];
        view.begin(vector, rule.variables());
        try {
            if (rule.condition().holds(view)) {
                out.add(rule.fired(), rule.shown());
                count(counts, counters.fired(index));
            }
        } catch (MissingValueException missing) {
            out.add(rule.undecided().evidence(view.missingSlot(), vector));
            count(counts, counters.notEvaluable(index));
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError error && !(e instanceof StackOverflowError)) {
                // Not this rule's fault alone, so it is a failure of the source.
                throw error;
            }
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            RuleDefinition definition = rule.definition();
            String detail = e.getClass().getSimpleName();
            out.add(Evidence.failure(FailureKind.SOURCE_FAILED, definition.id(), definition.mode(), detail));
            out.failed(definition.id(), e);
            count(counts, counters.failed(index));
        }
    }

    private static void count(@Nullable AtomicLongArray counts, int cell) {
        if (counts != null) {
            counts.getAndIncrement(cell);
        }
    }

    @Override
    public Map<String, String> definitions() {
        Map<String, String> definitions = new LinkedHashMap<>();
        for (CodedRule rule : rules) {
            definitions.put(rule.definition().id(), rule.definition().text());
        }
        return definitions;
    }

    @Override
    public void follow(EvidenceSource running) {
        if (running instanceof CodedRuleSource before) {
            totals.follow(before.totals);
        }
    }

    @Override
    public List<RuleCounts> ruleCounts() {
        return totals.totals();
    }

    @Override
    public void close() {
        totals.close();
    }

    private List<RuleCounts> counted() {
        List<RuleCounts> counts = new ArrayList<>(rules.length);
        for (int i = 0; i < rules.length; i++) {
            counts.add(counters.counts(rules[i].definition(), i, counters.events()));
        }
        return counts;
    }
}
