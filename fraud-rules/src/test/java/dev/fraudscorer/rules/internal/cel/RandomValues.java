package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.testkit.TestValues;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random values for a fixed set of names, about a fifth of them missing, for both evaluators. */
record RandomValues(TestValues ours, Map<String, Object> cels) {
    static final List<String> NUMBERS = List.of("amount", "card.count_1h", "card.mean_30d", "x");
    static final List<String> TEXTS = List.of("card", "country", "t");
    static final List<String> TRUTHS = List.of("flag", "card.is_new");

    /** So short that no expression is refused for its worst-case cost. */
    private static final int LONGEST_TEXT = 32;

    private static final double[] SPECIAL = {
        0,
        -0.0,
        1,
        -1,
        2.5,
        3,
        100,
        -100,
        1e-300,
        1e300,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        (1L << 53) - 1,
        1L << 53,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        Math.nextDown(1.0),
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };
    private static final List<String> SPECIAL_TEXTS = List.of(
            "",
            "a",
            "ab",
            "BR",
            "tok_9f3c",
            "é😀",
            "\uFF5E",
            "\uD83D\uDE00",
            "7",
            "-3",
            "2.5",
            "1e3",
            "true",
            "9007199254740992",
            " A\u00a0",
            "e\u0301",
            "\uD83D\uDC4D\uD83C\uDFFD",
            "a\nb");

    /** What replaces {@code has(name)} in standard CEL, whose own macro tests fields of messages only. */
    static String presenceOf(String name) {
        return "has_" + name.replace('.', '_');
    }

    static RandomValues next(Random random) {
        TestValues ours = new TestValues();
        Map<String, Object> cels = new HashMap<>();
        Instant time = Instant.ofEpochMilli((long) (random.nextDouble() * 7e12));
        ours.at(time).textsUpTo(LONGEST_TEXT);
        cels.put("event_time", time);
        for (String name : NUMBERS) {
            double value = random.nextBoolean()
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : Math.rint(random.nextGaussian() * 1e6) / 100;
            if (isPresent(name, ValueType.NUMBER, random, ours, cels)) {
                ours.number(name, value);
                if (Double.isFinite(value)) {
                    cels.put(name, value);
                } else {
                    // No event carries it, and a vector that is given it reports the value as undefined.
                    cels.put(presenceOf(name), false);
                }
            }
        }
        for (String name : TEXTS) {
            if (isPresent(name, ValueType.TEXT, random, ours, cels)) {
                String value = SPECIAL_TEXTS.get(random.nextInt(SPECIAL_TEXTS.size()));
                ours.text(name, value);
                cels.put(name, value);
            }
        }
        for (String name : TRUTHS) {
            if (isPresent(name, ValueType.BOOLEAN, random, ours, cels)) {
                boolean value = random.nextBoolean();
                ours.truth(name, value);
                cels.put(name, value);
            }
        }
        return new RandomValues(ours, cels);
    }

    private static boolean isPresent(
            String name, ValueType type, Random random, TestValues ours, Map<String, Object> cels) {
        boolean present = random.nextInt(5) > 0;
        if (!present) {
            ours.missing(name, type, ValueState.NOT_GIVEN);
        }
        cels.put(presenceOf(name), present);
        return present;
    }
}
