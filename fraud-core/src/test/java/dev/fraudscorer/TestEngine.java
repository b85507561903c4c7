package dev.fraudscorer;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.Explainer;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.Repeatable;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The smallest engine that shows every promise of the core: it counts events into {@code seen}, durably, and gives each
 * event the risk {@code amount / 1000}. It fails on request: the event's {@code fail} names the part. Its usual time is
 * a millisecond; it gives reasons for all but approvals if the policy demands them, which takes another two.
 */
public final class TestEngine implements PolicyEngine {
    public static final AtomicInteger CLOSED = new AtomicInteger();

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
        MapNode map = context.reader().map(section, List.of("feature", "twice", "before", "explain"));
        Node before = map == null ? null : map.get("before");
        if (before != null) {
            context.schema().declare(Objects.requireNonNull(context.reader().text(before)), ValueType.NUMBER);
        }
        Node name = map == null ? null : map.get("feature");
        String feature = name == null ? "seen" : context.reader().text(name);
        int slot = Objects.requireNonNull(context.schema().declare(Objects.requireNonNull(feature), ValueType.NUMBER))
                .slot();
        context.add(new Counter(slot));
        if (map != null && map.get("twice") != null) {
            context.add(new Counter(slot));
        }
        boolean explained = map != null && map.get("explain") != null;
        context.add(new Risk(
                explained,
                Objects.requireNonNull(context.schema().find("amount")).slot(),
                Objects.requireNonNull(context.schema().find("fail")).slot()));
    }

    private static final class Risk implements Explainer, Repeatable {
        private static final ReasonCode AMOUNT = new ReasonCode("AMOUNT");
        private final boolean explained;
        private final int amount;
        private final int fail;

        private Risk(boolean explained, int amount, int fail) {
            this.explained = explained;
            this.amount = amount;
            this.fail = fail;
        }

        @Override
        public String id() {
            return "risk";
        }

        @Override
        public boolean mayBlock() {
            return false;
        }

        @Override
        public void evaluate(FeatureVector vector, EvidenceSink out) {
            out.add(Evidence.ruleRisk("amount", AMOUNT, vector.number(amount) / 1000, 1, Mode.ACTIVE, "amount / 1000"));
            if ("evidence".equals(vector.text(fail))) {
                throw new IllegalStateException("asked to fail with a value of 129.90");
            }
        }

        @Override
        public long usualNanos() {
            return 1_000_000;
        }

        @Override
        public boolean explains(Decision decision) {
            return explained && decision != Decision.APPROVE;
        }

        @Override
        public long usualNanosToExplain() {
            return 2_000_000;
        }

        @Override
        public void explain(FeatureVector vector, EvidenceSink out) {
            out.add(Evidence.contribution("risk", AMOUNT, vector.number(amount), Mode.ACTIVE, "amount"));
            if ("reasons".equals(vector.text(fail))) {
                throw new IllegalStateException("asked to fail with a value of 129.90");
            }
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
        }
    }
}
