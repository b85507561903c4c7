package dev.fraudscorer;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.EvidenceSink;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Things that a source of evidence may add and that are no evidence, or not at that time. */
record Nonsense(String name, Consumer<EvidenceSink> adding) {
    /** What nobody may add at any time. */
    static final List<Nonsense> ALWAYS = List.of(
            new Nonsense("null", out -> out.add(nothing())),
            new Nonsense("null caught", out -> caught(() -> out.add(nothing()))),
            new Nonsense("model NaN", out -> out.add(modelOf(Double.NaN))),
            new Nonsense("model NaN caught", out -> caught(() -> out.add(modelOf(Double.NaN)))),
            new Nonsense("anomaly NaN", out -> out.add(Evidence.anomaly("host", null, Double.NaN, 1, Mode.ACTIVE, ""))),
            new Nonsense("rule NaN", out -> out.add(Evidence.ruleRisk("host", null, Double.NaN, 1, Mode.ACTIVE, ""))),
            new Nonsense("contribution with a risk", out -> out.add(of(EvidenceKind.CONTRIBUTION, 0.9, null))),
            new Nonsense(
                    "contribution that decides",
                    out -> out.add(of(EvidenceKind.CONTRIBUTION, Double.NaN, Decision.APPROVE))),
            new Nonsense(
                    "failure that approves", out -> out.add(of(EvidenceKind.FAILURE, Double.NaN, Decision.APPROVE))),
            new Nonsense("not evaluable with a risk", out -> out.add(of(EvidenceKind.NOT_EVALUABLE, 0, null))),
            new Nonsense("no list of values", out -> out.add(noted(), noValues())),
            new Nonsense("null value", out -> out.add(noted(), new DisplayedValue[1])),
            new Nonsense("value below all slots", out -> out.add(noted(), shown(-1))),
            new Nonsense("value beyond all slots", out -> out.add(noted(), shown(1_000_000))),
            new Nonsense("another thread", out -> onAnotherThread(() -> out.add(noted()))));

    /** What nobody may add after the decision. */
    static final List<Nonsense> AFTER_THE_DECISION = List.of(
            new Nonsense("model", out -> out.add(modelOf(1))),
            new Nonsense(
                    "approving rule",
                    out -> out.add(Evidence.ruleDecision("host", null, Decision.APPROVE, Mode.ACTIVE, ""))),
            new Nonsense("failure", out -> out.add(Evidence.failure(FailureKind.COLD, "host", Mode.ACTIVE, ""))));

    @Override
    public String toString() {
        return name;
    }

    private static Evidence noted() {
        return Evidence.contribution("host", null, 0.1, Mode.ACTIVE, "hostly");
    }

    private static Evidence modelOf(double risk) {
        return Evidence.modelScore("host", null, risk, 1, Mode.ACTIVE, "");
    }

    private static Evidence of(EvidenceKind kind, double risk, @Nullable Decision decides) {
        FailureKind failure = kind == EvidenceKind.FAILURE ? FailureKind.COLD : null;
        return Evidence.builder(kind, "host")
                .risk(risk)
                .decides(decides)
                .failure(failure)
                .build();
    }

    private static DisplayedValue[] shown(int slot) {
        return new DisplayedValue[] {DisplayedValue.ofSlot("hostly", ValueType.NUMBER, slot)};
    }

    @SuppressWarnings("NullAway") // that is the nonsense
    private static Evidence nothing() {
        return null;
    }

    @SuppressWarnings("NullAway") // that is the nonsense
    private static DisplayedValue[] noValues() {
        return null;
    }

    /** The source continues as if nothing had been refused. */
    private static void caught(Runnable adding) {
        try {
            adding.run();
        } catch (RuntimeException e) {
            // A source that swallows it does not get away with it.
        }
    }

    private static void onAnotherThread(Runnable adding) {
        Thread other = new Thread(() -> caught(adding));
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
