package dev.fraudscorer;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.RuleCounts;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelResult;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.Explainer;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.state.StateReader;
import dev.fraudscorer.spi.state.StateWriter;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sources of a host whose every method does what a test sets by {@link Probe}. Honestly, {@code hostly} is 1, the
 * evidence is a risk of 0.01, and a contribution is its reason. The section {@code hostile} adds them.
 */
public final class HostileEngine implements PolicyEngine {
    @Override
    public List<String> sections() {
        return List.of("hostile");
    }

    @Override
    public void load(LoadContext context) {
        if (context.section("hostile") != null) {
            var slot = Objects.requireNonNull(context.schema().declare("hostly", ValueType.NUMBER));
            context.add(new Features(slot.slot()));
            context.add(new Reasons());
        }
    }

    private static final class Features implements FeatureSource, Durable {
        private final int slot;

        Features(int slot) {
            this.slot = slot;
        }

        @Override
        public String id() {
            return Probe.answer("features.id", "host features");
        }

        @Override
        public int[] slots() {
            return Probe.answer("features.slots", new int[] {slot});
        }

        @Override
        public boolean readsVectorOnly() {
            return Probe.answer("features.readsVectorOnly", false);
        }

        @Override
        public boolean mayBlock() {
            return Probe.answer("features.mayBlock", false);
        }

        @Override
        public void fill(FeatureVector vector, Access access) {
            if (access.reads()) {
                vector.put(slot, 1);
            }
            Probe.answer("features.fill", "", vector, slot);
        }

        @Override
        public void noteUncounted(FeatureVector vector) {
            Probe.answer("features.noteUncounted", "", vector);
        }

        @Override
        public void amend(FeatureVector vector) {
            Probe.answer("features.amend", "", vector);
        }

        @Override
        public LabelResult label(Event event, Label label) {
            return Probe.answer("features.label", LabelResult.NOT_KEPT, event);
        }

        @Override
        public Map<String, List<String>> entityKeys() {
            return Probe.answer("features.entityKeys", Map.of("card", List.of("card")));
        }

        @Override
        public Erased forget(ForgottenKey key) {
            return Probe.answer("features.forget", Erased.nothing(), key);
        }

        @Override
        public List<Gauge> gauges() {
            return Probe.answer("features.gauges", List.of(Gauge.of("hosted", 1)));
        }

        @Override
        public List<String> health() {
            return Probe.answer("features.health", List.of());
        }

        @Override
        public List<String> notes() {
            return Probe.answer("features.notes", List.of());
        }

        @Override
        public void close() {
            Probe.answer("features.close", "");
        }

        @Override
        public String stateName() {
            return Probe.answer("features.stateName", "host");
        }

        @Override
        public void save(StateWriter out) {}

        @Override
        public Restored restore(StateReader in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCompatibleWith(Durable running) {
            return Probe.answer("features.isCompatibleWith", true);
        }

        @Override
        public boolean adopt(Durable running) {
            return Probe.answer("features.adopt", true);
        }

        @Override
        public boolean mayReset() {
            return Probe.answer("features.mayReset", false);
        }
    }

    private static final class Reasons implements Explainer {
        @Override
        public String id() {
            return Probe.answer("evidence.id", "host evidence");
        }

        @Override
        public Mode mode() {
            return Probe.answer("evidence.mode", Mode.ACTIVE);
        }

        @Override
        public boolean mayBlock() {
            return Probe.answer("evidence.mayBlock", false);
        }

        @Override
        public void evaluate(FeatureVector vector, EvidenceSink out) {
            out.add(Evidence.modelScore("host", null, 0.01, 1, Mode.ACTIVE, "honest"));
            Probe.answer("evidence.evaluate", "", vector, out);
        }

        @Override
        public long usualNanos() {
            return Probe.answer("evidence.usualNanos", 0L);
        }

        @Override
        public boolean explains(Decision decision) {
            return Probe.answer("evidence.explains", true);
        }

        @Override
        public long usualNanosToExplain() {
            return Probe.answer("evidence.usualNanosToExplain", 0L);
        }

        @Override
        public void explain(FeatureVector vector, EvidenceSink out) {
            out.add(Evidence.contribution("host", null, 0.5, Mode.ACTIVE, "hostly"));
            Probe.answer("evidence.explain", "", vector, out);
        }

        @Override
        public Map<String, String> definitions() {
            return Probe.answer("evidence.definitions", Map.of("host rule", "a rule of the host"));
        }

        @Override
        public void follow(EvidenceSource running) {
            Probe.answer("evidence.follow", "", running);
        }

        @Override
        public List<RuleCounts> ruleCounts() {
            return Probe.answer("evidence.ruleCounts", List.of(RuleCounts.of("host rule", Mode.ACTIVE, 1, 1, 0, 0)));
        }

        @Override
        public List<Gauge> gauges() {
            return Probe.answer("evidence.gauges", List.of(Gauge.of("heard", 1)));
        }

        @Override
        public void close() {
            Probe.answer("evidence.close", "");
        }
    }
}
