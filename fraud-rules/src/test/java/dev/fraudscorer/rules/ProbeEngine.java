package dev.fraudscorer.rules;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import java.util.Objects;

/** An engine that uses the language of conditions as another module does: {@code probe} is 1 where it holds. */
public final class ProbeEngine implements PolicyEngine {
    @Override
    public List<String> sections() {
        return List.of("probe");
    }

    @Override
    public void load(LoadContext context) {
        Node section = context.section("probe");
        if (section == null) {
            return;
        }
        ConditionLanguage language = Objects.requireNonNull(context.conditions(), "rules are on the class path");
        Condition condition = language.compile(section, context.schema().variables(), context.reader());
        Variable probe = context.schema().declare("probe", ValueType.BOOLEAN);
        if (condition != null && probe != null) {
            context.add(new Probe(condition, probe.slot()));
        }
    }

    private record Probe(Condition condition, int slot) implements FeatureSource {
        @Override
        public String id() {
            return "probe";
        }

        @Override
        public int[] slots() {
            return new int[] {slot};
        }

        @Override
        public void fill(FeatureVector vector, Access access) {
            vector.put(slot, condition.holds(vector) ? 1 : 0);
        }
    }
}
