package dev.fraudscorer.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Grows evidence for property tests. */
public final class RandomEvidence {
    private RandomEvidence() {}

    /** An item of any kind, as an engine could make it. */
    public static Evidence item(Random random) {
        String source = "source-" + random.nextInt(100);
        ReasonCode reason = random.nextBoolean() ? new ReasonCode("REASON_" + random.nextInt(9)) : null;
        Mode mode = random.nextInt(4) == 0 ? Mode.SHADOW : Mode.ACTIVE;
        return switch (random.nextInt(5)) {
            case 0 -> Evidence.ruleDecision(source, reason, decision(random), mode, "when \"ü\" > 5\n");
            case 1 -> Evidence.notEvaluable(source, mode, "card.count_1h: NO_HISTORY");
            case 2 -> Evidence.failure(source, mode, "SOURCE_FAILED: IllegalStateException");
            case 3 -> Evidence.modelScore(source, reason, random.nextDouble(), 1, mode, "probabilities");
            default -> Evidence.ruleRisk(source, reason, random.nextDouble(), 0.1 + random.nextDouble(), mode, "");
        };
    }

    /** Up to {@code most} items. */
    public static List<Evidence> list(Random random, int most) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            evidence.add(item(random));
        }
        return evidence;
    }

    /** Any decision. */
    public static Decision decision(Random random) {
        return Decision.values()[random.nextInt(Decision.values().length)];
    }
}
