package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.rules.lint.FiringHistory;
import dev.fraudscorer.rules.lint.LintFinding;
import dev.fraudscorer.rules.lint.LintKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a history shows of rules without other findings. */
final class HistoryChecks {
    /** Rules that fire more rarely may be within another by chance. */
    private static final int FEWEST_FIRINGS = 20;

    private final List<CheckedRule> rules;
    private final FiringHistory history;

    /** @param explained the ids of rules with findings */
    HistoryChecks(List<CheckedRule> rules, Set<String> explained, FiringHistory history) {
        this.rules = rules.stream()
                .filter(rule -> rule.isOn() && !explained.contains(rule.id()))
                .toList();
        this.history = history;
    }

    List<LintFinding> findings() {
        return IntStream.range(0, history.events() == 0 ? 0 : rules.size())
                .mapToObj(this::finding)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable LintFinding finding(int index) {
        CheckedRule rule = rules.get(index);
        int fired = history.fired(rule.id());
        String events = String.format("%,d", history.events()) + " events of the history";
        if (fired == 0) {
            return rule.finding(LintKind.NEVER_TRUE, "fired on none of the " + events, "check its condition");
        }
        if (fired == history.events()) {
            return rule.finding(LintKind.ALWAYS_TRUE, "fired on all of the " + events, "check its condition");
        }
        if (fired < FEWEST_FIRINGS) {
            return null;
        }
        for (int i = 0; i < rules.size(); i++) {
            CheckedRule other = rules.get(i);
            boolean contained = rule.isComparableWith(other) && history.isWithin(rule.id(), other.id());
            boolean same = contained && history.fired(other.id()) == fired;
            // A rule that fires on most events contains much by chance.
            if (same ? i < index : contained && history.fired(other.id()) * 2 < history.events()) {
                return rule.finding(
                        same ? LintKind.SAME_CONDITION : LintKind.CONTAINED,
                        "fired on " + fired + " of the " + events
                                + (same ? ", the same as '" : ", all of them among those of '") + other.id() + "'",
                        "look whether one of them is enough");
            }
        }
        return null;
    }
}
