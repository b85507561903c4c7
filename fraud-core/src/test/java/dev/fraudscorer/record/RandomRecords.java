package dev.fraudscorer.record;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Combiner;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.assessment.RandomEvidence;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.assessment.Thresholds;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.policy.ListVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Grows records for property tests. */
public final class RandomRecords {
    /** What breaks lines, hides, ends strings, is half of a pair, or is JSON itself. */
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\n{\"schema_version\":1}\n",
            "\r\n",
            "\u2028",
            "\u0000",
            "\u202e",
            "\"}]}",
            "\\u0041\\",
            "null",
            "\ud800",
            "a\udc00b",
            "\ud83d\ude00",
            "hmac:k:abcd",
            "__proto__",
            "\ufeff",
            "\u007f",
            "ж".repeat(300));

    private RandomRecords() {}

    /** A record that an event of any policy could have. */
    public static DecisionRecord next(Random random) {
        List<Evidence> evidence = RandomEvidence.list(random, 8);
        ScoringScheme scheme = ScoringScheme.of(
                Combiner.values()[random.nextInt(Combiner.values().length)],
                0.01,
                new Thresholds(0.2, 0.8),
                ScoringScheme.DEFAULT_OVERRIDES,
                Decision.REVIEW);
        double score = scheme.score(evidence);
        Assessment assessment = Assessment.builder("tx-" + text(random), "payment")
                .eventTime(Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt()))
                .receivedAt(Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt()))
                .score(score)
                .verdict(scheme.decide(score, evidence))
                .evidence(evidence)
                .values(RandomEvidence.values(random, evidence))
                .scheme(scheme)
                .provenance(Provenance.of("cards", "1", "sha256:" + "0".repeat(64), "0.1.0"))
                .build();
        return DecisionRecord.builder(assessment)
                .attributes(values(random))
                .features(values(random))
                .origins(origins(random, evidence.size()))
                .lists(List.of(
                        ListVersion.of("blocked", "lists/a b.csv", "sha256:" + "1".repeat(64), random.nextInt(9))))
                .models(random.nextBoolean() ? List.of() : List.of(SourceDigest.of("m", "sha256:" + "2".repeat(64))))
                .durationNanos(random.nextInt(3) - 1)
                .build();
    }

    private static List<EvidenceOrigin> origins(Random random, int items) {
        List<EvidenceOrigin> origins = new ArrayList<>();
        int left = items;
        while (left > 0) {
            int some = 1 + random.nextInt(left);
            String source = random.nextBoolean() ? null : "source-" + random.nextInt(9);
            origins.add(EvidenceOrigin.of(source, source != null && random.nextBoolean(), some));
            left -= some;
        }
        return origins;
    }

    private static RecordedValues values(Random random) {
        List<RecordedValue> values = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            // A policy names nothing by half of a pair.
            String name = random.nextInt(8) == 0 ? text(random).replaceAll("\\p{Cs}", "") : "";
            values.add(value(random, "value_" + i + name));
        }
        return RecordedValues.of(values);
    }

    private static RecordedValue value(Random random, String name) {
        RecordedValue value = switch (random.nextInt(5)) {
            case 0 -> RecordedValue.ofBoolean(name, random.nextBoolean());
            case 1 -> RecordedValue.ofText(name, text(random));
            case 2 -> {
                ValueState state = ValueState.values()[1 + random.nextInt(ValueState.values().length - 1)];
                yield RecordedValue.ofMissing(name, state, random.nextBoolean() ? "too_long" : null);
            }
            default -> RecordedValue.ofNumber(name, number(random));
        };
        value = random.nextInt(6) == 0 ? value.asApproximate() : value;
        return random.nextInt(6) == 0 ? value.asSecret() : value;
    }

    private static double number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(100);
            case 1 -> -0.0;
            case 2 -> Math.nextUp(random.nextDouble());
            case 3 -> Double.MIN_VALUE * random.nextInt(9);
            default -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(any) ? any : Double.MAX_VALUE;
            }
        };
    }

    /** A text that somebody could choose who wants harm. */
    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
        return text.toString();
    }
}
