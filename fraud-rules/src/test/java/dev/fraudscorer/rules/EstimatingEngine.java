package dev.fraudscorer.rules;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;

/** An engine that stands in for that of features: each key below {@code estimated} is a number that is approximate. */
public final class EstimatingEngine implements PolicyEngine {
    @Override
    public List<String> sections() {
        return List.of("calendar", "estimated"); // the first for its place: before the derived features
    }

    @Override
    public void load(LoadContext context) {
        Node section = context.section("estimated");
        MapNode estimates = section == null ? null : context.reader().map(section);
        if (estimates == null) {
            return;
        }
        for (MapNode.Entry entry : estimates.entries()) {
            Double value = context.reader().number(entry.value(), 0, 1e9);
            Variable estimate = context.schema().declare(entry.key(), ValueType.NUMBER);
            if (value != null && estimate != null) {
                context.add(new Estimate(estimate.slot(), value));
            }
        }
    }

    private record Estimate(int slot, double value) implements FeatureSource {
        @Override
        public String id() {
            return "estimate";
        }

        @Override
        public int[] slots() {
            return new int[] {slot};
        }

        @Override
        public void fill(FeatureVector vector, Access access) {
            vector.putApproximate(slot, value);
        }
    }
}
