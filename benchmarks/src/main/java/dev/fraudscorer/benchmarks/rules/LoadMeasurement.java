package dev.fraudscorer.benchmarks.rules;

import dev.fraudscorer.FraudScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads a policy of 5,000 rules again and again: the time of each load, and the memory that stays in use. */
final class LoadMeasurement {
    private static final int RULES = 5_000;
    private static final int LOADS = 8;

    private LoadMeasurement() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("policy-of-many-rules");
        Files.writeString(folder.resolve("policy.yaml"), policy());
        for (int i = 0; i < LOADS; i++) {
            long before = usedBytes();
            long start = System.nanoTime();
            try (FraudScorer scorer = FraudScorer.load(folder)) {
                long millis = (System.nanoTime() - start) / 1_000_000;
                System.out.printf(
                        "load %d of %d rules: %d ms, %.1f MB stay, digest %s%n",
                        i + 1,
                        RULES,
                        millis,
                        (usedBytes() - before) / 1e6,
                        scorer.policy().provenance().digest());
            }
        }
    }

    private static String policy() {
        StringBuilder policy = new StringBuilder("policy: many\nversion: '1'\nevents:\n  payment:\n");
        for (int i = 0; i < ReferenceRules.NUMBERS; i++) {
            policy.append("    n").append(i).append(": { type: number, required: false }\n");
        }
        for (int i = 0; i < ReferenceRules.TEXTS; i++) {
            policy.append("    t").append(i).append(": { type: text, required: false }\n");
        }
        policy.append("rules:\n");
        List<String> conditions = ReferenceRules.written(RULES, ReferenceCondition::cel, " && ");
        for (int i = 0; i < RULES; i++) {
            policy.append("  - id: r").append(i).append("\n    when: ").append(conditions.get(i));
            policy.append("\n    reason: REFERENCE\n    risk: 0.1\n");
        }
        return policy.append("score:\n  thresholds: { approve: 0.2, deny: 0.8 }\n")
                .toString();
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
