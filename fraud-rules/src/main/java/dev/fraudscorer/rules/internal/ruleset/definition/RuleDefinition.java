package dev.fraudscorer.rules.internal.ruleset.definition;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.assessment.Severity;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the policy defines it. Immutable.
 *
 * @param id unique among the rules and models of the policy
 * @param at its place
 * @param when its condition
 * @param setting whether it is evaluated and has effect
 * @param reason the code for the cause; null only without effect
 * @param effect what it does when it fires
 * @param exemptFromBudget whether no decline budget limits what it denies
 * @param outcomes what else it requests from the host
 * @param severity how grave the policy calls it; null if it is not set
 * @param detail the text of its evidence: its description, else its condition
 * @param owner who answers for it; null if it is not set
 * @param period when it is in force
 * @param onMissing what it does if it cannot be decided
 * @param cases written beside it
 * @param text all that defines it, its cases left out: the same for the same rule, another for another
 */
public record RuleDefinition(
        String id,
        Location at,
        ScalarNode when,
        RuleMode setting,
        @Nullable ReasonCode reason,
        Effect effect,
        boolean exemptFromBudget,
        List<String> outcomes,
        @Nullable Severity severity,
        String detail,
        @Nullable String owner,
        Period period,
        OnMissing onMissing,
        List<RuleCase> cases,
        String text) {
    public RuleDefinition {
        outcomes = List.copyOf(outcomes);
        cases = List.copyOf(cases);
    }

    /** Whether it has effect when it is evaluated. */
    public Mode mode() {
        return setting.mode();
    }

    /** Its evidence when it fires. */
    public Evidence evidence() {
        return evidence(detail);
    }

    private Evidence evidence(String text) {
        Evidence evidence = effect.evidence(id, reason, mode(), text).with(outcomes, severity);
        return exemptFromBudget ? evidence.toBuilder().exemptFromBudget(true).build() : evidence;
    }

    /** Whether it denies outright. */
    public boolean denies() {
        return effect instanceof Effect.Decide decide && decide.decision() == Decision.DENY;
    }

    /**
     * Its evidence when it can't be decided, because a calculation in its condition has no result: a failure, since whoever
     * sends the values can bring that about.
     */
    public Evidence undefined() {
        String missing = "a calculation in the condition: " + ValueState.UNDEFINED;
        return onMissing == OnMissing.FIRE
                ? undecided(missing)
                : Evidence.failure(FailureKind.NOT_EVALUABLE, id, mode(), missing);
    }

    /** Its evidence when it can't be decided, because {@code missing} is missing. */
    public Evidence undecided(String missing) {
        return switch (onMissing) {
            case REPORT -> Evidence.notEvaluable(id, mode(), missing);
            case FIRE -> evidence(detail + " (fires although it cannot be decided: " + missing + ")");
        };
    }
}
