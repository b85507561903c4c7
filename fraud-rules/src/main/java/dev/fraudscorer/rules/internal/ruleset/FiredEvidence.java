package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.rules.internal.plan.list.Membership;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleDefinition;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;

/**
 * The evidence of a rule that denies and tests entity lists that no decline budget limits: who is on one of them is denied
 * outside of all budgets, whoever else fires the rule within them. So a mistake in the rule's condition is stopped by the
 * budget, and the list is not. Immutable.
 */
final class FiredEvidence {
    private final Membership.OfKey[] memberships;
    private final Evidence fired;
    private final Evidence exempt;

    private FiredEvidence(Membership.OfKey[] memberships, Evidence fired, Evidence exempt) {
        this.memberships = memberships;
        this.fired = fired;
        this.exempt = exempt;
    }

    /** @param memberships the list tests of the rule's condition */
    static FiredEvidence of(RuleDefinition rule, List<Membership.OfKey> memberships) {
        Evidence fired = rule.evidence();
        Membership.OfKey[] exempting = rule.denies() && !rule.exemptFromBudget()
                ? memberships.stream()
                        .filter(membership -> membership.list().exemptFromBudget())
                        .toArray(Membership.OfKey[]::new)
                : new Membership.OfKey[0];
        return new FiredEvidence(
                exempting,
                fired,
                exempting.length == 0
                        ? fired
                        : fired.toBuilder().exemptFromBudget(true).build());
    }

    /** The evidence of the rule, which has just fired. */
    Evidence on(FeatureVector vector) {
        for (Membership.OfKey membership : memberships) {
            String value = membership.operand().evaluate(vector);
            if (value != null && membership.list().find(vector, value) != null) {
                return exempt;
            }
        }
        return fired;
    }
}
