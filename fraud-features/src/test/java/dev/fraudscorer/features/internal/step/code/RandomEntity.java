package dev.fraudscorer.features.internal.step.code;

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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A card with random features over random windows, columns and filters, and random payments of it. */
public final class RandomEntity {
    private static final long START = 1_772_323_200_000L;
    private static final HashKey KEY = HashKey.random();
    private static final long[] LENGTHS = {1_000, 60_000, 600_000, 3_600_000, 86_400_000};
    private static final long[] OFFSETS = {1, 60_000, 1_800_000};

    private final Random random;
    private final int numbers;
    private final int texts;
    private final int filters;
    private final EventType type;
    private final Schema schema = new Schema();
    private final List<Variable> attributes = new ArrayList<>();
    private final Map<Integer, Filter> filterByNumber = new HashMap<>();
    private final EntityPlan plan;
    private final Current current;

    /** How many different values a column has. */
    private int values;

    private final Numbers kind;
    private final long step;
    private long time = START;
    private int events;

    /**
     * @param mostFeatures the features are no more
     * @param kind of the numbers of payments
     */
    public RandomEntity(Random random, int texts, int filters, int mostFeatures, Numbers kind) {
        this.random = random;
        this.numbers = 1 + random.nextInt(3);
        this.texts = texts;
        this.filters = filters;
        this.values = 1 + random.nextInt(12);
        this.kind = kind;
        this.step = LENGTHS[random.nextInt(LENGTHS.length)] / (1 + random.nextInt(40)) + 1;
        List<Attribute> declared = new ArrayList<>();
        declare(declared, "card", AttributeType.KEY);
        for (int i = 0; i < numbers; i++) {
            declare(declared, "number_" + i, AttributeType.NUMBER);
        }
        for (int i = 0; i < texts; i++) {
            declare(declared, "text_" + i, AttributeType.TEXT);
        }
        this.type = new EventType("payment", declared, declared.size());
        this.plan = plan(mostFeatures);
        this.current = new Current(
                plan.columns().numbers(), plan.columns().codes(), plan.columns().size());
    }

    private void declare(List<Attribute> declared, String name, AttributeType attributeType) {
        declared.add(new Attribute(name, attributeType, false, declared.size()));
        attributes.add(Objects.requireNonNull(
                attributeType == AttributeType.KEY
                        ? schema.declareKey(name)
                        : schema.declare(name, attributeType.valueType())));
    }

    private EntityPlan plan(int mostFeatures) {
        List<WindowDefinition> windows = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(7); i++) {
            long offset = random.nextInt(3) == 0 ? OFFSETS[random.nextInt(OFFSETS.length)] : 0;
            windows.add(new WindowDefinition("w" + i, LENGTHS[random.nextInt(LENGTHS.length)] + i, offset));
        }
        long retention =
                windows.stream().mapToLong(WindowDefinition::reachMillis).max().orElseThrow();
        List<FeatureDefinition> features = new ArrayList<>();
        Set<String> made = new LinkedHashSet<>();
        AggregateFunction[] functions = AggregateFunction.values();
        for (int i = 0; i < mostFeatures; i++) {
            AggregateFunction function = functions[random.nextInt(functions.length)];
            WindowDefinition window = function.isWindowed() ? windows.get(random.nextInt(windows.size())) : null;
            List<Variable> of = of(function);
            boolean excluding = function.isWindowed() && random.nextInt(3) == 0;
            int filter = function.isWindowed() && filters > 0 && random.nextInt(2) == 0 ? random.nextInt(filters) : -1;
            boolean isMade = function == AggregateFunction.SPEED
                    || !made.add(function + " " + of + " " + window + " " + excluding + " " + filter);
            if (!isMade) {
                // Gaps between the slots now and then.
                if (random.nextInt(20) == 0) {
                    declareFeature();
                }
                features.add(new FeatureDefinition(
                        declareFeature(),
                        new AggregateDefinition(function, of, excluding),
                        window,
                        filter(filter),
                        Uncounted.MISSING));
            }
        }
        long lead = random.nextInt(4) == 0 ? 500 : 0;
        EntityDefinition entity =
                new EntityDefinition("card", List.of(attributes.get(0)), features, retention + lead, lead);
        return new EntityPlan(entity, new Bounds(1 + random.nextInt(100_000), 1_000, 1L << 30, 1_000));
    }

    private int declareFeature() {
        return Objects.requireNonNull(schema.declare("feature_" + schema.size(), ValueType.NUMBER))
                .slot();
    }

    private List<Variable> of(AggregateFunction function) {
        return switch (function) {
            case SUM, MEAN, MIN, MAX, STDDEV -> List.of(attributes.get(1 + random.nextInt(numbers)));
            case DISTINCT, SHARE, IS_NEW -> List.of(attributes.get(1 + numbers + random.nextInt(texts)));
            default -> List.of();
        };
    }

    private @Nullable Filter filter(int number) {
        if (number < 0) {
            return null;
        }
        return filterByNumber.computeIfAbsent(number, RandomEntity::newFilter);
    }

    /** One number of a payment decides them all, each its own way. */
    private static Filter newFilter(int number) {
        return new Filter("filter_" + number, "text " + number, vector -> {
            double first = vector.number(1);
            boolean bit = ((Math.round(first * 100) >> (number % 7)) & 1) == 0;
            return Double.isNaN(first) || bit != (number % 3 == 0);
        });
    }

    /** Payments have so many different values in each column from now on. */
    public void values(int newValues) {
        values = newValues;
    }

    public EntityPlan plan() {
        return plan;
    }

    public FeatureVector newVector() {
        return new FeatureVector(schema, attributes.size());
    }

    int events() {
        return events;
    }

    /** The next payment, most often later than all before. */
    public Event next() {
        boolean isLate = random.nextInt(12) == 0;
        time += isLate ? 0 : random.nextInt((int) Math.min(Integer.MAX_VALUE, 2 * step));
        long stamp = isLate ? time - random.nextInt((int) step + 1) : time;
        Event.Builder event =
                type.newEvent("p" + events++, Instant.ofEpochMilli(stamp)).set("card", "c");
        for (int i = 0; i < numbers; i++) {
            boolean isMissing = kind != Numbers.CENTS && random.nextInt(kind == Numbers.SOME_CENTS ? 4 : 30) == 0;
            if (!isMissing) {
                event.set("number_" + i, number());
            }
        }
        for (int i = 0; i < texts; i++) {
            if (random.nextInt(8) > 0) {
                event.set("text_" + i, "v" + random.nextInt(values));
            }
        }
        return event.build();
    }

    private double number() {
        if (kind == Numbers.ANY && random.nextInt(100) == 0) {
            return random.nextBoolean() ? random.nextDouble() : 2_000_000 + random.nextInt(1_000);
        }
        int cents = switch (random.nextInt(4)) {
            case 0 -> random.nextInt(10);
            case 1 -> random.nextInt(1 << 27);
            case 2 -> -random.nextInt(1 << 20);
            default -> random.nextInt(20_000);
        };
        return cents / 100.0;
    }

    /** The payment as the plan's columns need it. */
    public Current fill(Event event, FeatureVector vector) {
        vector.begin(event);
        current.fill(plan, vector, KEY.hash(event.id()), (short) 0, KEY);
        return current;
    }

    /** What numbers payments carry. */
    public enum Numbers {
        /** Hundredths that are not great. */
        CENTS,
        /** The same, and a quarter is missing. */
        SOME_CENTS,
        /** Any, and a few are missing. */
        ANY
    }
}
