package dev.fraudscorer.features.durability;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.Label;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call of a host. Immutable.
 *
 * @param label null if it is no label
 */
record Step(Kind kind, Payment payment, @Nullable Label label) {
    enum Kind {
        SCORE,
        RECORD,
        AMEND,
        LABEL
    }

    /** As the host did it when it happened. */
    void run(FraudScorer scorer) {
        switch (kind) {
            case SCORE -> scorer.score(payment.on(scorer));
            case RECORD -> scorer.record(payment.on(scorer));
            case AMEND -> scorer.amend(payment.on(scorer));
            case LABEL -> scorer.label(payment.on(scorer), Objects.requireNonNull(label));
        }
    }

    /** As the host does it after a restart. */
    void replay(FraudScorer scorer) {
        switch (kind) {
            case SCORE, RECORD -> scorer.state().warmUp(List.of(payment.on(scorer)));
            case AMEND, LABEL -> run(scorer);
        }
    }
}
