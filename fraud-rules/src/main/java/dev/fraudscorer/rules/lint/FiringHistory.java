package dev.fraudscorer.rules.lint;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** On which events of a history each rule fired: one bit for each event and rule that fires. Confined to one thread. */
public final class FiringHistory {
    private final Map<String, BitSet> byRule = new HashMap<>();
    private int events;

    /** Without an event. */
    public FiringHistory() {}

    /** Adds the next event. */
    public void add(Assessment assessment) {
        for (Evidence item : assessment.evidence()) {
            if (item.kind() == EvidenceKind.RULE) {
                byRule.computeIfAbsent(item.source(), rule -> new BitSet()).set(events);
            }
        }
        events++;
    }

    /** How many events were added. */
    public int events() {
        return events;
    }

    /** On how many of them the rule fired. */
    public int fired(String rule) {
        return firings(rule).cardinality();
    }

    /** Whether {@code inner} fired only where {@code outer} fired, too. */
    public boolean isWithin(String inner, String outer) {
        BitSet beyond = (BitSet) firings(inner).clone();
        beyond.andNot(firings(outer));
        return beyond.isEmpty();
    }

    private BitSet firings(String rule) {
        return byRule.getOrDefault(rule, new BitSet());
    }
}
