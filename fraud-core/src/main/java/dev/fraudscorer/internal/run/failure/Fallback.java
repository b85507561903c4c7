package dev.fraudscorer.internal.run.failure;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceValues;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.assessment.Verdict;
import dev.fraudscorer.event.Event;
import java.util.List;

/**
 * The assessment of an event that could not be assessed, by the policy's {@code on_nothing}. All but the event's own
 * names is made at load, so that it can be answered when memory has come to its end. Immutable, thread-safe.
 */
public final class Fallback {
    /** Its name in evidence. */
    public static final String PART = "scorer";

    private final ScoringScheme scheme;
    private final Evidence failure;
    private final List<Evidence> evidence;
    private final double score;
    private final Verdict verdict;

    private Fallback(ScoringScheme scheme, FailureKind kind, String detail) {
        this.scheme = scheme;
        this.failure = Evidence.failure(kind, PART, Mode.ACTIVE, detail);
        this.evidence = List.of(failure, Evidence.nothingEvaluated());
        this.score = scheme.score(evidence);
        this.verdict = scheme.decide(score, evidence);
    }

    /** For a retry whose deadline passes before the first call has ended. */
    public static Fallback firstCallRuns(ScoringScheme scheme) {
        return new Fallback(scheme, FailureKind.DEADLINE, "the first call with this event has not ended");
    }

    /** For a source that has the very event scored that it is called for. */
    public static Fallback calledFromWithin(ScoringScheme scheme) {
        return new Fallback(scheme, FailureKind.NOT_EVALUABLE, "a source that is called for this event scores it");
    }

    /** For what was thrown outside of all sources, such as by the end of memory. */
    public static Fallback thrown(ScoringScheme scheme, FailureKind kind) {
        return new Fallback(scheme, kind, "");
    }

    /** Its item of evidence. */
    public Evidence failure() {
        return failure;
    }

    public Assessment answer(Event event, long receivedMillis, Provenance provenance) {
        return Assessment.of(event, receivedMillis, score, verdict, evidence, EvidenceValues.NONE, scheme, provenance);
    }
}
