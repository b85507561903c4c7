package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.rules.internal.bytecode.RuleCompiler;
import dev.fraudscorer.rules.internal.plan.RuleBits;
import dev.fraudscorer.rules.internal.plan.RulePlan;
import dev.fraudscorer.rules.internal.ruleset.definition.OnMissing;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleDefinition;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleMode;
import dev.fraudscorer.rules.internal.trace.Tracer;
import dev.fraudscorer.rules.trace.Trace;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.Repeatable;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All rules of a policy. Each is evaluated for each event, in policy order. Thread-safe: it keeps nothing but counts. */
public final class RuleSource implements EvidenceSource, Repeatable {
    private static final String ID = "rules";
    private static final Evidence OUT_OF_TIME = Evidence.failure(
            FailureKind.DEADLINE, ID, Mode.ACTIVE, "the deadline passed before all rules were evaluated");

    private final List<Rule> all;
    private final PolicyOutline outline;
    private final Tracer tracer;
    private final Rule[] rules;
    private final int[] timed;
    private final RulePlan plan;
    private final RuleCounters counters;
    private final RuleTotals totals;

    /**
     * @param all of the policy; those that are off are kept, but not evaluated
     * @param outline what the rest of the policy defines
     * @param tracer shows how a condition comes to its value
     */
    public RuleSource(List<Rule> all, PolicyOutline outline, Tracer tracer) {
        this.outline = outline;
        this.tracer = tracer;
        this.all = List.copyOf(all);
        List<Rule> on = all.stream()
                .filter(rule -> rule.definition().setting() != RuleMode.OFF)
                .toList();
        this.rules = on.toArray(new Rule[0]);
        this.timed = IntStream.range(0, rules.length)
                .filter(i -> !rules[i].definition().period().isAlways())
                .toArray();
        this.plan = RuleCompiler.compile(
                on.stream().map(rule -> rule.condition().node()).toList());
        this.counters = new RuleCounters(rules.length, timed.length);
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

    /** The rules in policy order, those that are off among them. */
    public List<Rule> rules() {
        return all;
    }

    /** What the rest of the policy defines. */
    public PolicyOutline outline() {
        return outline;
    }

    /** How the condition of a rule comes to its value. */
    public Trace trace(Rule rule, FeatureVector vector) {
        return tracer.trace(rule.condition().expression(), vector);
    }

    @Override
    public void evaluate(FeatureVector vector, EvidenceSink out) {
        RuleBits bits = plan.evaluate(vector);
        long[] fired = bits.fired();
        long[] missing = bits.missing();
        AtomicLongArray counts = out.counts() ? vector.scratch(counters.stripe()) : null;
        if (counts != null) {
            countEvent(counts, vector.event().timeMillis());
        }
        for (int word = 0; word < fired.length; word++) {
            long results = fired[word] | missing[word];
            while (results != 0) {
                int index = (word << 6) + Long.numberOfTrailingZeros(results);
                addEvidence(index, bits.hasFired(index), vector, out, counts);
                results &= results - 1;
            }
        }
        if (bits.isCut()) {
            out.add(OUT_OF_TIME);
        }
    }

    private void addEvidence(
            int index, boolean fired, FeatureVector vector, EvidenceSink out, @Nullable AtomicLongArray counts) {
        Rule rule = rules[index];
        RuleDefinition definition = rule.definition();
        if (!definition.period().contains(vector.event().timeMillis())) {
            return;
        }
        boolean fires = fired || definition.onMissing() == OnMissing.FIRE;
        Evidence evidence = fired
                ? rule.fired().on(vector)
                : rule.undecided().evidence(rule.condition().node(), vector);
        if (fires) {
            out.add(evidence, rule.notes().addTo(rule.shown(), vector));
        } else {
            out.add(evidence);
        }
        if (counts != null && fires) {
            counts.getAndIncrement(counters.fired(index));
        }
        if (counts != null && !fired) {
            counts.getAndIncrement(counters.notEvaluable(index));
        }
    }

    private void countEvent(AtomicLongArray counts, long timeMillis) {
        counts.getAndIncrement(counters.events());
        for (int i = 0; i < timed.length; i++) {
            if (rules[timed[i]].definition().period().contains(timeMillis)) {
                counts.getAndIncrement(counters.inForce(i));
            }
        }
    }

    @Override
    public Map<String, String> definitions() {
        Map<String, String> definitions = new LinkedHashMap<>();
        for (Rule rule : all) {
            definitions.put(rule.definition().id(), rule.definition().text());
        }
        return definitions;
    }

    @Override
    public void follow(EvidenceSource running) {
        if (running instanceof RuleSource before) {
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
        int nextTimed = 0;
        for (int i = 0; i < rules.length; i++) {
            RuleDefinition definition = rules[i].definition();
            int evaluated = definition.period().isAlways() ? counters.events() : counters.inForce(nextTimed++);
            counts.add(counters.counts(definition, i, evaluated));
        }
        return counts;
    }
}
