package dev.fraudscorer;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.EvidenceSink;
import dev.fraudscorer.spi.Explainer;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sources whose kind their names say, and whose calls do what a test sets. {@code timed: [feature_a, store_b, rule_c, model_d,
 * shadow_e, vendor_f, observer_g]}: features, features of a store that may block; rules, models with reasons, a model in shadow; a source
 * of a host that may block, and one in shadow. Features are 1; the risk of evidence is the amount by a thousand.
 */
public final class TimedEngine implements PolicyEngine {
    private static final Map<String, Behaviour> BEHAVIOURS = new ConcurrentHashMap<>();

    /** What happens in a call, before the honest answer. */
    interface Behaviour {
        void run(FeatureVector vector) throws Throwable;
    }

    /** Makes a source add what is no evidence. */
    static final class Lie extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static void at(String source, Behaviour behaviour) {
        BEHAVIOURS.put(source, behaviour);
    }

    static void reset() {
        BEHAVIOURS.clear();
    }

    @Override
    public List<String> sections() {
        return List.of("timed");
    }

    @Override
    public void load(LoadContext context) {
        Node section = context.section("timed");
        List<Node> names = section == null ? null : context.reader().list(section);
        if (names == null) {
            return;
        }
        int amount = Objects.requireNonNull(context.schema().find("amount")).slot();
        for (Node node : names) {
            String name = ((ScalarNode) node).text();
            if (name.startsWith("feature") || name.startsWith("store")) {
                int slot = Objects.requireNonNull(context.schema().declare(name, ValueType.NUMBER))
                        .slot();
                context.add(new Features(name, slot));
            } else {
                context.add(new Risk(name, amount));
            }
        }
    }

    @SuppressWarnings("NullAway") // that is the lie
    private static Evidence noEvidence() {
        return null;
    }

    private static void behave(String name, FeatureVector vector) {
        Behaviour behaviour = BEHAVIOURS.get(name);
        if (behaviour != null) {
            try {
                behaviour.run(vector);
            } catch (Throwable e) {
                throw Probe.sneaky(e);
            }
        }
    }

    private record Features(String id, int slot) implements FeatureSource {
        @Override
        public int[] slots() {
            return new int[] {slot};
        }

        @Override
        public boolean mayBlock() {
            return id.startsWith("store");
        }

        @Override
        public void fill(FeatureVector vector, Access access) {
            behave(id, vector);
            if (access.reads()) {
                vector.put(slot, 1);
            }
        }
    }

    private record Risk(String id, int amount) implements Explainer {
        @Override
        public Mode mode() {
            return id.startsWith("shadow") || id.startsWith("observer") ? Mode.SHADOW : Mode.ACTIVE;
        }

        @Override
        public boolean isDeterministic() {
            return id.startsWith("rule");
        }

        @Override
        public boolean mayBlock() {
            return id.startsWith("vendor") || id.startsWith("observer");
        }

        @Override
        public void evaluate(FeatureVector vector, EvidenceSink out) {
            double risk = Math.min(1, vector.number(amount) / 1000);
            out.add(Evidence.modelScore(id, null, risk, 1, mode(), "amount / 1000"));
            try {
                behave(id, vector);
            } catch (Lie e) {
                out.add(noEvidence());
            }
        }

        @Override
        public boolean explains(Decision decision) {
            return id.startsWith("model");
        }

        @Override
        public long usualNanosToExplain() {
            return 0;
        }

        @Override
        public void explain(FeatureVector vector, EvidenceSink out) {
            behave(id + " explains", vector);
            out.add(Evidence.contribution(id, null, 1, mode(), "amount"));
        }
    }
}
