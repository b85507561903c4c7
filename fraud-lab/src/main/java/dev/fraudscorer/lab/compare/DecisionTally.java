package dev.fraudscorer.lab.compare;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.event.LabelState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts decisions of both sides. Confined to one thread. */
final class DecisionTally {
    private static final int DECISIONS = Decision.values().length;

    private final long[] events = new long[DECISIONS * DECISIONS];
    private final long[] frauds = new long[events.length];
    private final long[] goods = new long[events.length];

    void add(Decision champion, Decision challenger, @Nullable LabelState label) {
        int cell = champion.ordinal() * DECISIONS + challenger.ordinal();
        events[cell]++;
        if (label == LabelState.FRAUD) {
            frauds[cell]++;
        } else if (label == LabelState.LEGIT) {
            goods[cell]++;
        }
    }

    DecisionShift result() {
        List<DecisionMove> moves = new ArrayList<>();
        for (Decision champion : Decision.values()) {
            for (Decision challenger : Decision.values()) {
                int cell = moves.size();
                moves.add(new DecisionMove(champion, challenger, events[cell], frauds[cell], goods[cell]));
            }
        }
        return new DecisionShift(moves);
    }
}
