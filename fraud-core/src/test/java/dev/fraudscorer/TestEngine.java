package dev.fraudscorer;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.policy.MapNode;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.FeatureVector;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The smallest engine that shows every promise of the core: it counts events into {@code seen}, and gives each event
 * the risk {@code amount / 1000}. It fails on request: the event's {@code fail} names the part.
 */
public final class TestEngine implements PolicyEngine {
    static final AtomicInteger CLOSED = new AtomicInteger();

    @Override
    public List<String> sections() {
        return List.of("test");
    }

    @Override
    public void load(LoadContext context) {
        Node section = context.section("test");
        if (section == null) {
            return;
        }
        MapNode map = context.reader().map(section, List.of("feature"));
        Node name = map == null ? null : map.get("feature");
        String feature = name == null ? "seen" : context.reader().text(name);
        context.add(new Counter(
                Objects.requireNonNull(context.schema().declare(Objects.requireNonNull(feature), ValueType.NUMBER))
                        .slot()));
        context.add(new Risk(
                Objects.requireNonNull(context.schema().find("amount")).slot(),
                Objects.requireNonNull(context.schema().find("fail")).slot()));
    }

    private static final class Counter implements FeatureSource {
        private final int slot;
        private final AtomicInteger seen = new AtomicInteger();
        private final AtomicInteger labels = new AtomicInteger();

        private Counter(int slot) {
            this.slot = slot;
        }

        @Override
        public String id() {
            return "counter";
        }

        @Override
        public int[] slots() {
            return new int[] {slot};
        }

        @Override
        public void fill(FeatureVector vector, Access access) {
            if ("features".equals(vector.event().text("fail"))) {
                throw new IllegalStateException("asked to fail with a value of 129.90");
            }
            int count = access.counts() ? seen.incrementAndGet() : seen.get() + 1;
            if (access.reads()) {
                vector.put(slot, count);
            }
        }

        @Override
        public void label(Event event, Label label) {
            labels.incrementAndGet();
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
        }
    }

    private static final class Risk implements EvidenceSource {
        private static final ReasonCode AMOUNT = new ReasonCode("AMOUNT");
        private final int amount;
        private final int fail;

        private Risk(int amount, int fail) {
            this.amount = amount;
            this.fail = fail;
        }

        @Override
        public String id() {
            return "risk";
        }

        @Override
        public void evaluate(FeatureVector vector, EvidenceSink out) {
            out.add(Evidence.ruleRisk("amount", AMOUNT, vector.number(amount) / 1000, 1, Mode.ACTIVE, "amount / 1000"));
            if ("evidence".equals(vector.text(fail))) {
                throw new IllegalStateException("asked to fail with a value of 129.90");
            }
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
        }
    }
}
