package dev.fraudscorer.features.durability;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says nothing and sees everything: how a test gets at the features of an event without counting it. Thread-safe. */
public final class Probe implements EvidenceSource {
    private static final ThreadLocal<@Nullable Answers> LAST = new ThreadLocal<>();

    /** All features of the event as it would be scored now. */
    static Answers assess(FraudScorer scorer, Event event) {
        LAST.remove();
        if (scorer.assess(event).evidence().stream()
                .anyMatch(evidence -> evidence.failure() == FailureKind.SOURCE_FAILED)) {
            throw new AssertionError("a source failed at event " + event.id());
        }
        return Objects.requireNonNull(LAST.get(), "the policy has no section 'probed'");
    }

    @Override
    public String id() {
        return "probe";
    }

    @Override
    public void evaluate(FeatureVector vector, EvidenceSink out) {
        LAST.set(new Answers(vector));
    }
}
