package dev.fraudscorer.anomaly;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import java.util.Objects;

/**
 * An engine whose feature {@code card.known} has the state that the attribute named by the section {@code states} holds:
 * what an engine of histories answers late, after an eviction, or when it fails.
 */
public final class StatesEngine implements PolicyEngine {
    private static final String NAME = "states";

    @Override
    public List<String> sections() {
        // Runs where features run, so that the detector finds what this declares.
        return List.of("features", NAME);
    }

    @Override
    public void load(LoadContext context) {
        Node section = context.section(NAME);
        if (section == null) {
            return;
        }
        String name = Objects.requireNonNull(context.reader().text(section));
        Variable source = Objects.requireNonNull(context.schema().find(name));
        Variable target = Objects.requireNonNull(context.schema().declare("card.known", ValueType.NUMBER));
        context.add(new States(source.slot(), target.slot()));
    }

    private record States(int source, int target) implements FeatureSource {
        @Override
        public String id() {
            return "states";
        }

        @Override
        public int[] slots() {
            return new int[] {target};
        }

        @Override
        public void fill(FeatureVector vector, Access access) {
            ValueState state = ValueState.valueOf(Objects.requireNonNull(vector.text(source)));
            switch (state) {
                case PRESENT -> vector.put(target, 1);
                case SOURCE_FAILED -> throw new IllegalStateException("no answer");
                default -> vector.putMissing(target, state);
            }
        }
    }
}
