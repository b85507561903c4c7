package dev.fraudscorer.internal.run.rollout;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.policy.rollout.RuleDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** On how many events each rule fired in which policy. Not thread-safe. */
final class RuleHits {
    /** A host's source may name its items as it likes; what comes after so many names is not counted. */
    static final int MOST = 10_000;

    private static final int BOTH = 0;
    private static final int CHAMPION = 1;
    private static final int CHALLENGER = 2;

    private final SortedMap<String, long[]> counts = new TreeMap<>();

    void add(List<Evidence> champion, List<Evidence> challenger) {
        for (int i = 0; i < champion.size(); i++) {
            Evidence item = champion.get(i);
            if (isFirst(champion, i)) {
                count(item.source(), contains(challenger, item.source()) ? BOTH : CHAMPION);
            }
        }
        for (int i = 0; i < challenger.size(); i++) {
            Evidence item = challenger.get(i);
            if (isFirst(challenger, i) && !contains(champion, item.source())) {
                count(item.source(), CHALLENGER);
            }
        }
    }

    List<RuleDifference> list() {
        List<RuleDifference> list = new ArrayList<>();
        counts.forEach((rule, of) -> list.add(new RuleDifference(rule, of[BOTH], of[CHAMPION], of[CHALLENGER])));
        return list;
    }

    private void count(String rule, int where) {
        long[] of = find(rule);
        if (of != null) {
            of[where]++;
        }
    }

    private long @Nullable [] find(String rule) {
        long[] of = counts.get(rule);
        if (of == null && counts.size() < MOST) {
            of = new long[CHALLENGER + 1];
            counts.put(rule, of);
        }
        return of;
    }

    /** Whether a rule fired that no item before has; whoever fires twice is counted once. */
    private static boolean isFirst(List<Evidence> items, int at) {
        Evidence item = items.get(at);
        if (item.kind() != EvidenceKind.RULE) {
            return false;
        }
        for (int i = 0; i < at; i++) {
            if (isOf(items.get(i), item.source())) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(List<Evidence> items, String rule) {
        for (int i = 0; i < items.size(); i++) {
            if (isOf(items.get(i), rule)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(Evidence item, String rule) {
        return item.kind() == EvidenceKind.RULE && item.source().equals(rule);
    }
}
