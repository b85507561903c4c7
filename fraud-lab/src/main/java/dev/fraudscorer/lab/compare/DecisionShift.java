package dev.fraudscorer.lab.compare;

import dev.fraudscorer.assessment.Decision;
import java.util.List;

/**
 * Decisions of a champion against those of a challenger on the same events. Immutable.
 *
 * @param moves one for each pair of decisions, in the order of {@link Decision}, the champion's first
 */
public record DecisionShift(List<DecisionMove> moves) {
    public DecisionShift {
        moves = List.copyOf(moves);
        int decisions = Decision.values().length;
        if (moves.size() != decisions * decisions) {
            throw new IllegalArgumentException(
                    "expected a move for each pair of decisions but found " + moves.size() + " moves");
        }
    }

    /** The cell of a pair. */
    public DecisionMove of(Decision champion, Decision challenger) {
        return moves.get(champion.ordinal() * Decision.values().length + challenger.ordinal());
    }

    /** All events. */
    public long events() {
        return moves.stream().mapToLong(DecisionMove::events).sum();
    }

    /** Events on which the two decide otherwise. */
    public long changed() {
        return moves.stream()
                .filter(move -> move.isMoreSevere() || move.isMilder())
                .mapToLong(DecisionMove::events)
                .sum();
    }
}
