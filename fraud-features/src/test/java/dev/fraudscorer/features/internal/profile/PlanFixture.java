package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.features.internal.definition.AggregateDefinition;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.features.internal.definition.Filter;
import dev.fraudscorer.features.internal.definition.Uncounted;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plans of a card with columns as a test asks for them. */
final class PlanFixture {
    private static final WindowDefinition DAY = new WindowDefinition("1d", 86_400_000, 0);

    private PlanFixture() {}

    /** Two columns of numbers, two of codes, labels, and so many filters. */
    static EntityPlan plan(int filters) {
        Schema schema = new Schema();
        Variable card = Objects.requireNonNull(schema.declareKey("card"));
        Variable amount = declare(schema, "amount", ValueType.NUMBER);
        Variable tip = declare(schema, "tip", ValueType.NUMBER);
        Variable merchant = declare(schema, "merchant", ValueType.TEXT);
        Variable online = declare(schema, "online", ValueType.BOOLEAN);
        List<FeatureDefinition> features = new ArrayList<>();
        features.add(feature(schema, AggregateFunction.SUM, List.of(amount), null));
        features.add(feature(schema, AggregateFunction.SUM, List.of(tip), null));
        features.add(feature(schema, AggregateFunction.DISTINCT, List.of(merchant), null));
        features.add(feature(schema, AggregateFunction.DISTINCT, List.of(online), null));
        features.add(feature(schema, AggregateFunction.FRAUD_COUNT, List.of(), null));
        for (int i = 0; i < filters; i++) {
            Filter filter = new Filter("filter_" + i, "text " + i, vector -> true);
            features.add(feature(schema, AggregateFunction.COUNT, List.of(), filter));
        }
        EntityDefinition entity = new EntityDefinition("card", List.of(card), features, DAY.reachMillis(), 0);
        return new EntityPlan(entity, new Bounds(86_400_000, 1_000, 1L << 30, 64));
    }

    private static Variable declare(Schema schema, String name, ValueType type) {
        return Objects.requireNonNull(schema.declare(name, type));
    }

    private static FeatureDefinition feature(
            Schema schema, AggregateFunction function, List<Variable> of, @Nullable Filter where) {
        int slot = declare(schema, "feature " + schema.size(), ValueType.NUMBER).slot();
        return new FeatureDefinition(slot, new AggregateDefinition(function, of, false), DAY, where, Uncounted.MISSING);
    }
}
