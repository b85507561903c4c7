package dev.fraudscorer.benchmarks.rules;

import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Events of the reference work: uniform numbers, texts of a small vocabulary, 1.5 % of all slots missing. */
final class ReferenceEvents {
    static final List<String> VOCABULARY = IntStream.range(0, 40)
            .mapToObj(i -> "" + (char) ('A' + i % 26) + (char) ('A' + i * 7 % 26))
            .toList();

    /** How often the two texts of a pair differ. */
    static final double DIFFERENT = 0.1;

    private static final double MISSING = 0.015;
    private static final long SEED = 5;

    private ReferenceEvents() {}

    static Schema schema() {
        Schema schema = new Schema();
        for (int i = 0; i < ReferenceRules.NUMBERS; i++) {
            schema.declare("n" + i, ValueType.NUMBER);
        }
        for (int i = 0; i < ReferenceRules.TEXTS; i++) {
            schema.declare("t" + i, ValueType.TEXT);
        }
        return schema;
    }

    static FeatureVector[] vectors(Schema schema, int count) {
        Random random = new Random(SEED);
        FeatureVector[] vectors = new FeatureVector[count];
        for (int i = 0; i < count; i++) {
            vectors[i] = vector(schema, random);
        }
        return vectors;
    }

    private static FeatureVector vector(Schema schema, Random random) {
        FeatureVector vector = new FeatureVector(schema, 0);
        vector.begin(new EventType("payment", List.of(), 0)
                .newEvent("e", Instant.EPOCH)
                .build());
        for (int i = 0; i < ReferenceRules.NUMBERS; i++) {
            double number = ReferenceRules.MOST * (1 - random.nextDouble());
            if (random.nextDouble() >= MISSING) {
                vector.put(i, number);
            }
        }
        String before = "";
        for (int i = 0; i < ReferenceRules.TEXTS; i++) {
            boolean same = i % 2 == 1 && random.nextDouble() >= DIFFERENT;
            String text = same ? before : VOCABULARY.get(random.nextInt(VOCABULARY.size()));
            before = text;
            if (random.nextDouble() >= MISSING) {
                // Of its own, as a text that was read from a message.
                vector.put(ReferenceRules.NUMBERS + i, String.valueOf(text.toCharArray()));
            }
        }
        return vector;
    }
}
