package dev.fraudscorer.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Grows evidence for property tests. */
public final class RandomEvidence {
    private RandomEvidence() {}

    /** An item of any kind, as an engine could make it. */
    public static Evidence item(Random random) {
        String source = "source-" + random.nextInt(10);
        ReasonCode reason = random.nextBoolean() ? new ReasonCode("REASON_" + random.nextInt(9)) : null;
        Mode mode = random.nextInt(4) == 0 ? Mode.values()[random.nextInt(Mode.values().length)] : Mode.ACTIVE;
        Evidence item = item(random, source, reason, mode);
        return random.nextInt(3) == 0
                ? item.with(
                        List.of("outcome_" + random.nextInt(3), "notify"),
                        random.nextBoolean() ? Severity.values()[random.nextInt(Severity.values().length)] : null)
                : item;
    }

    private static Evidence item(Random random, String source, @Nullable ReasonCode reason, Mode mode) {
        return switch (random.nextInt(9)) {
            case 0 -> Evidence.ruleDecision(source, reason, decision(random), mode, "when \"ü\" > 5\n");
            case 1 -> Evidence.notEvaluable(source, mode, "card.count_1h: NO_HISTORY");
            case 2 -> failure(random, source, mode);
            case 3 -> Evidence.modelScore(source, reason, random.nextDouble(), 1, mode, "probabilities");
            case 4 -> Evidence.contribution(source, reason, random.nextGaussian(), mode, "card.count_1h");
            case 5 ->
                Evidence.overBudget(random.nextInt(3) == 0 ? ScoringScheme.WHOLE_POLICY : source, "it may deny 200");
            case 6 -> Evidence.control(1 - random.nextDouble(), "drawn");
            case 7 ->
                Evidence.ruleDecision(source, reason, Decision.DENY, mode, "").toBuilder()
                        .exemptFromBudget(random.nextBoolean())
                        .build();
            default -> Evidence.ruleRisk(source, reason, random.nextDouble(), 0.1 + random.nextDouble(), mode, "");
        };
    }

    private static Evidence failure(Random random, String source, Mode mode) {
        if (random.nextInt(8) == 0) {
            return Evidence.nothingEvaluated();
        }
        Evidence failure = Evidence.failure(FailureKind.SOURCE_FAILED, source, mode, "IllegalStateException");
        return random.nextBoolean()
                ? failure
                : failure.toBuilder().partOf("source-" + random.nextInt(100)).build();
    }

    /** The same scheme with reactions to the failures of some of the sources. */
    public static ScoringScheme withReactions(Random random, ScoringScheme scheme) {
        Map<String, Decision> reactions = new HashMap<>();
        for (int i = random.nextInt(3) * 20; i > 0; i--) {
            reactions.put("source-" + random.nextInt(100), decision(random));
        }
        return scheme.withReactions(reactions, random.nextBoolean() ? decision(random) : null);
    }

    /** Up to {@code most} items. */
    public static List<Evidence> list(Random random, int most) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            evidence.add(item(random));
        }
        return evidence;
    }

    /** Values for some of the items. */
    public static EvidenceValues values(Random random, List<Evidence> evidence) {
        List<List<EvidenceValue>> byItem = new ArrayList<>();
        for (int item = 0; item < evidence.size(); item++) {
            List<EvidenceValue> values = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                values.add(value(random, "value_" + i));
            }
            byItem.add(values);
        }
        return EvidenceValues.of(byItem);
    }

    private static EvidenceValue value(Random random, String name) {
        EvidenceValue value = exactValue(random, name);
        return random.nextInt(5) == 0 ? value.asApproximate() : value;
    }

    private static EvidenceValue exactValue(Random random, String name) {
        return switch (random.nextInt(4)) {
            case 0 -> EvidenceValue.ofText(name, random.nextBoolean() ? "" : "ü \"x\"");
            case 1 -> EvidenceValue.ofBoolean(name, random.nextBoolean());
            case 2 -> EvidenceValue.ofNumber(name, random.nextGaussian() * 1e9, random.nextInt(9));
            default -> EvidenceValue.ofNumber(name, random.nextInt(100), Double.NaN);
        };
    }

    /** Any decision. */
    public static Decision decision(Random random) {
        return Decision.values()[random.nextInt(Decision.values().length)];
    }
}
