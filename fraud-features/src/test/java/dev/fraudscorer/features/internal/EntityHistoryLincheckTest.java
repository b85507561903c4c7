package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.AttributeType;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.event.LabelSource;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.features.internal.definition.AggregateDefinition;
import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.EntityDefinition;
import dev.fraudscorer.features.internal.definition.FeatureDefinition;
import dev.fraudscorer.features.internal.definition.Uncounted;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.step.code.WindowCode;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What several threads do to one entity (count, read, label, amend, retry) has the same result as if they had done it
 * one after another.
 */
@Param(name = "event", gen = IntGen.class, conf = "1:4")
@Tag("slow")
public class EntityHistoryLincheckTest {
    /** What a step consists of, and the arena that it moves records in. */
    private static final List<String> STEP = Stream.of(
                    "fold.",
                    "large.",
                    "plan.",
                    "record.",
                    "step.",
                    "window.",
                    "store.Arena",
                    "store.Places",
                    "store.Chunk",
                    "store.FreePlaces",
                    "store.Sizes",
                    "store.Slot",
                    "store.Rank",
                    "store.Retention",
                    "store.StoreBlock")
            .map(part -> "dev.fraudscorer.features.internal." + part)
            .toList();

    private static final long START = 1_772_323_200_000L;
    private static final Schema SCHEMA = new Schema();
    private static final Variable CARD = Objects.requireNonNull(SCHEMA.declareKey("card"));
    private static final Variable AMOUNT = Objects.requireNonNull(SCHEMA.declare("amount", ValueType.NUMBER));
    private static final int SUM = declare("card.sum_amount_1h");
    private static final int FRAUDS = declare("card.fraud_count_1h");
    private static final EventType PAYMENT = new EventType(
            "payment",
            List.of(
                    new Attribute("card", AttributeType.KEY, true, CARD.slot()),
                    new Attribute("amount", AttributeType.NUMBER, true, AMOUNT.slot())),
            2);
    private static final WindowDefinition HOUR = new WindowDefinition("1h", 3_600_000, 0);
    private static final EntityDefinition ENTITY = new EntityDefinition(
            "card",
            List.of(CARD),
            List.of(
                    new FeatureDefinition(
                            SUM,
                            new AggregateDefinition(AggregateFunction.SUM, List.of(AMOUNT), false),
                            HOUR,
                            null,
                            Uncounted.MISSING),
                    new FeatureDefinition(
                            FRAUDS,
                            new AggregateDefinition(AggregateFunction.FRAUD_COUNT, List.of(), false),
                            HOUR,
                            null,
                            Uncounted.MISSING)),
            HOUR.reachMillis(),
            0);

    private final EntityHistory history = new EntityHistory(
            List.of(ENTITY),
            new Bounds(60_000, 1_000, 1 << 30, 64, 1 << 20),
            0,
            "",
            "",
            EntityHistoryLincheckTest::vector);

    /** Thousands of histories are made, and each would compile its plan. */
    @BeforeAll
    static void readWithoutCode() {
        System.setProperty(WindowCode.SWITCH, "false");
    }

    @AfterAll
    static void readWithCodeAgain() {
        System.clearProperty(WindowCode.SWITCH);
    }

    private static boolean isWithinAStep(String name) {
        return STEP.stream().anyMatch(name::startsWith);
    }

    private static int declare(String feature) {
        return Objects.requireNonNull(SCHEMA.declare(feature, ValueType.NUMBER)).slot();
    }

    private static FeatureVector vector(Event event) {
        FeatureVector vector = new FeatureVector(SCHEMA, 2);
        vector.begin(event);
        return vector;
    }

    /** Events of one card and different amounts, none after another by its time. */
    private static Event event(int number, double amount) {
        return PAYMENT.newEvent("event " + number, Instant.ofEpochMilli(START - number))
                .set("card", "c")
                .set("amount", amount)
                .build();
    }

    /** Counts an event, or a retry of it, and returns the sum of the amounts that it sees. */
    @Operation
    public double score(@Param(name = "event") int number) {
        FeatureVector vector = vector(event(number, 1 << number));
        history.fill(vector, Access.COUNT_AND_READ);
        return vector.number(SUM);
    }

    /** How many events an event that is not counted would see as fraud. */
    @Operation
    public double frauds() {
        FeatureVector vector = vector(event(0, 0));
        history.fill(vector, Access.READ);
        return vector.number(FRAUDS);
    }

    /** Says that an event was fraud; without effect before it is counted. */
    @Operation
    public void label(@Param(name = "event") int number) {
        history.label(event(number, 1 << number), Label.fraud(LabelSource.ANALYST, Instant.EPOCH));
    }

    /** Changes the amount of an event; without effect before it is counted. */
    @Operation
    public void amend(@Param(name = "event") int number) {
        history.amend(vector(event(number, 100 << number)));
    }

    @Test
    void oneEntity_everyInterleavingOfFewThreads_isLinearizable() {
        new ModelCheckingOptions()
                // The monitor of the shard is held around all that a step does, which is more than the checker follows:
                // it
                // follows what happens outside of it.
                .addGuarantee(ManagedStrategyGuaranteeKt.forClasses(EntityHistoryLincheckTest::isWithinAStep)
                        .allMethods()
                        .ignore())
                .iterations(5)
                .invocationsPerIteration(300)
                .threads(3)
                .actorsPerThread(2)
                .check(getClass());
    }

    @Test
    void oneEntity_manyTimes_isLinearizable() {
        new StressOptions()
                .iterations(5)
                .invocationsPerIteration(1_000)
                .threads(3)
                .actorsPerThread(3)
                .check(getClass());
    }
}
