package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.rules.lint.LintFinding;
import dev.fraudscorer.rules.lint.LintKind;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rules are the same as others, contained in them or overridden by them. Each rule is reported once, with the
 * first other rule that explains it.
 */
final class PairChecks {
    private final List<CheckedRule> rules;
    private final DecisionPrecedence precedence;

    PairChecks(List<CheckedRule> rules, DecisionPrecedence precedence) {
        this.rules = rules;
        this.precedence = precedence;
    }

    List<LintFinding> findings() {
        return IntStream.range(0, rules.size())
                .mapToObj(this::finding)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable LintFinding finding(int index) {
        CheckedRule rule = rules.get(index);
        // What always or never fires is reported for itself; everything would contain or be contained in it.
        if (isTrivial(rule)) {
            return null;
        }
        LintFinding contained = null;
        for (int i = 0; i < rules.size(); i++) {
            CheckedRule other = rules.get(i);
            if (isTrivial(other) || !rule.isComparableWith(other) || !rule.firesWithin(other)) {
                continue;
            }
            boolean same = other.firesWithin(rule);
            if (precedence.overrides(other, rule)) {
                return unreachable(rule, other);
            }
            // Of two that are the same, only the later is reported.
            if (contained == null && (!same || (i < index && !precedence.overrides(rule, other)))) {
                contained = same ? same(rule, other) : contained(rule, other);
            }
        }
        return contained;
    }

    private static boolean isTrivial(CheckedRule rule) {
        return rule.logic().isNeverTrue() || rule.logic().isNeverFalse();
    }

    private static LintFinding unreachable(CheckedRule rule, CheckedRule other) {
        return rule.finding(
                LintKind.UNREACHABLE,
                "has no effect: wherever it fires, '" + other.id() + "' (" + other.at() + ") decides before it",
                "remove it, or narrow '" + other.id() + "', or change the order of score.overrides");
    }

    private static LintFinding same(CheckedRule rule, CheckedRule other) {
        return rule.finding(
                LintKind.SAME_CONDITION,
                "fires on the same events as '" + other.id() + "' (" + other.at() + ")",
                "keep one of them");
    }

    private static LintFinding contained(CheckedRule rule, CheckedRule other) {
        return rule.finding(
                LintKind.CONTAINED,
                "fires only where '" + other.id() + "' (" + other.at() + ") fires, too",
                "remove it, or let '" + other.id() + "' leave out what it covers, so that nothing counts twice");
    }
}
