package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
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
import dev.fraudscorer.features.internal.window.Current;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Payments of one card, and all that can be asked about its history over some windows. */
public final class Payments {
    private static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("card", AttributeType.KEY, true, 0),
            new Attribute("amount", AttributeType.NUMBER, false, 1),
            new Attribute("tip", AttributeType.NUMBER, false, 2),
            new Attribute("merchant", AttributeType.TEXT, false, 3),
            new Attribute("online", AttributeType.BOOLEAN, false, 4),
            new Attribute("declined", AttributeType.BOOLEAN, false, 5));
    private static final int DECLINED = 5;
    private static final HashKey KEY = HashKey.random();

    private final EventType type = new EventType("payment", ATTRIBUTES, ATTRIBUTES.size());
    private final Schema schema = new Schema();
    private final List<Feature> features = new ArrayList<>();
    private final EntityPlan plan;
    private final FeatureVector vector;
    private final Current current;

    /** A payment; a missing number is NaN, a missing merchant null. */
    public record Payment(
            long time,
            long id,
            double amount,
            double tip,
            @Nullable String merchant,
            boolean online,
            boolean declined) {
        public Payment declinedNow(boolean now) {
            return new Payment(time, id, amount, tip, merchant, online, now);
        }
    }

    /** A feature, of the amount, the tip, the merchant or whether online. */
    public record Feature(
            AggregateFunction function,
            @Nullable String of,
            boolean excluding,
            boolean declinedOnly,
            WindowDefinition window,
            int slot) {}

    public Payments(Bounds bounds, WindowDefinition... windows) {
        this(bounds, 0, feature -> true, windows);
    }

    /**
     * Asks for some features alone.
     *
     * @param lead how far after its own time a payment sees others
     */
    public Payments(Bounds bounds, long lead, Predicate<Feature> asked, WindowDefinition... windows) {
        Map<String, Variable> attributes = new LinkedHashMap<>();
        for (Attribute attribute : ATTRIBUTES) {
            Variable variable = attribute.type() == AttributeType.KEY
                    ? schema.declareKey(attribute.name())
                    : schema.declare(attribute.name(), attribute.type().valueType());
            attributes.put(attribute.name(), Objects.requireNonNull(variable));
        }
        Filter declined = new Filter("declined", "declined", values -> values.number(DECLINED) == 1);
        List<FeatureDefinition> definitions = new ArrayList<>();
        long retention = 0;
        for (WindowDefinition window : windows) {
            retention = Math.max(retention, window.reachMillis());
        }
        for (AggregateFunction function : AggregateFunction.values()) {
            for (String of : attributesOf(function)) {
                for (WindowDefinition window : windows) {
                    for (int variant = 0; variant < (function == AggregateFunction.IS_NEW ? 1 : 4); variant++) {
                        boolean isNew = function == AggregateFunction.IS_NEW;
                        WindowDefinition over = isNew ? new WindowDefinition("retention", retention, 0) : window;
                        Feature feature =
                                new Feature(function, of, variant % 2 == 1, variant >= 2, over, schema.size());
                        if ((isNew && !window.equals(windows[0])) || !asked.test(feature)) {
                            continue;
                        }
                        Objects.requireNonNull(schema.declare(feature.toString(), ValueType.NUMBER));
                        features.add(feature);
                        definitions.add(new FeatureDefinition(
                                feature.slot,
                                new AggregateDefinition(
                                        function,
                                        of.isEmpty() ? List.of() : List.of(Objects.requireNonNull(attributes.get(of))),
                                        feature.excluding),
                                isNew ? null : window,
                                feature.declinedOnly ? declined : null,
                                Uncounted.MISSING));
                    }
                }
            }
        }
        Variable card = Objects.requireNonNull(attributes.get("card"));
        EntityDefinition entity = new EntityDefinition("card", List.of(card), definitions, retention, 0);
        this.plan = new EntityPlan(lead == 0 ? entity : entity.inOrderOfArrival(lead), bounds);
        this.vector = new FeatureVector(schema, ATTRIBUTES.size());
        this.current = new Current(
                plan.columns().numbers(), plan.columns().codes(), plan.columns().size());
    }

    private static List<String> attributesOf(AggregateFunction function) {
        return switch (function) {
            case COUNT, FRAUD_COUNT, FRAUD_RATE -> List.of("");
            case SUM, MEAN, MIN, MAX, STDDEV -> List.of("amount", "tip");
            case DISTINCT, SHARE, IS_NEW -> List.of("merchant", "online");
            case ELAPSED, AGE, SPEED -> List.of();
        };
    }

    public EntityPlan plan() {
        return plan;
    }

    public List<Feature> features() {
        return features;
    }

    /** The vector that a payment is read into. */
    public FeatureVector vector() {
        return vector;
    }

    /** A payment as it is counted and read; until the next one. */
    public Current currentOf(Payment payment) {
        Event.Builder event = type.newEvent("p" + payment.id, Instant.ofEpochMilli(payment.time))
                .set("card", "c")
                .set("online", payment.online)
                .set("declined", payment.declined);
        if (!Double.isNaN(payment.amount)) {
            event.set("amount", payment.amount);
        }
        if (!Double.isNaN(payment.tip)) {
            event.set("tip", payment.tip);
        }
        if (payment.merchant != null) {
            event.set("merchant", payment.merchant);
        }
        vector.begin(event.build());
        current.fill(plan, vector, payment.id, (short) 0, KEY);
        return current;
    }
}
