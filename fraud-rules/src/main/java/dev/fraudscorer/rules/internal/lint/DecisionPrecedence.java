package dev.fraudscorer.rules.internal.lint;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.rules.internal.ruleset.definition.Effect;
import java.util.List;

/**
 * Which rule's decision goes before which. Immutable.
 *
 * @param order of decisions made outright
 */
record DecisionPrecedence(List<Decision> order) {
    /** Whether what {@code weaker} does has no effect on the decision wherever {@code stronger} fires, too. */
    boolean overrides(CheckedRule stronger, CheckedRule weaker) {
        if (stronger.mode() != Mode.ACTIVE || !(stronger.definition().effect() instanceof Effect.Decide first)) {
            return false;
        }
        return !(weaker.definition().effect() instanceof Effect.Decide second)
                || order.indexOf(first.decision()) < order.indexOf(second.decision());
    }
}
