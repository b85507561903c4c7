package dev.fraudscorer.features.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A policy is reloaded with other features, windows, conditions, entities and attributes in the midst of a stream, several times in
 * succession: each value is that of a scorer that has had the last policy from the beginning, or COLD, and never less without a
 * word.
 */
@Tag("slow")
final class CarriedStatePropertyTest {
    private static final int SEEDS = Integer.getInteger("fraudscorer.reload.seeds", 6);
    private static final int STEPS = 700;
    private static final int RELOADS = 3;
    private static final int QUESTIONS = 60;

    private static final String[][] CHANGES = {
        {"windows: [10m, 6h, { length: 6h, offset: 6h }]", "windows: [10m, 45m, 5h]"},
        {"windows: [10m, 6h, { length: 6h, offset: 6h }]", "windows: [10m, 6h, { length: 8h, offset: 6h }]"},
        {"[stddev(amount), distinct(merchant), share(country)", "[stddev(lat), distinct(ip), share(country)"},
        {
            "windows: [12h]\n        aggregates: [count, sum(amount), share",
            "windows: [30h]\n        aggregates: [count, sum(amount), share"
        },
        {"where: declined > 0", "where: amount > 50"},
        {"where: amount > 100", "where: amount > 90"},
        {"[elapsed, age, is_new(merchant), 'speed(lat, lon)']", "[elapsed, age, is_new(country)]"},
        {"[count, distinct(card), age, sum(amount)]", "[count, fraud_count, age, max(lat)]"},
        {"    card+merchant:\n", "    ip+merchant:\n"},
        {"    ip:\n      windows: [2h]", "    ip:\n      windows: [3h]"},
        {"exact_events: 65000", "exact_events: 64"},
        {"    amount: { type: number, cards: never }", "    device: key?\n    amount: { type: number, cards: never }"},
        {"    country: text\n", "    spare: text\n    country: text\n"},
    };

    @TempDir
    private Path folder;

    @TempDir
    private Path alwaysFolder;

    private int compared;
    private int cold;
    private int same;

    @Test
    void reload_otherFeatures_eachValueIsThatOfAScorerThatHasAlwaysHadThemOrCold() throws IOException {
        for (long seed = 1; seed <= SEEDS; seed++) {
            play(seed);
        }
        assertThat(compared).isGreaterThan(SEEDS * QUESTIONS);
        assertThat(cold).isPositive();
        assertThat(same).isGreaterThan(compared / 20);
    }

    private void play(long seed) throws IOException {
        Random random = new Random(seed);
        StepStream stream = new StepStream(seed, "a", true);
        List<Step> past = new ArrayList<>();
        String text = policy(random);
        try (FraudScorer scorer = ProbedPolicy.load(folder, text)) {
            for (int reload = 0; reload <= RELOADS; reload++) {
                for (Step step : stream.next(STEPS)) {
                    past.add(step);
                    step.run(scorer);
                }
                if (reload == RELOADS) {
                    break;
                }
                String next = policy(random);
                Files.writeString(folder.resolve("policy.yaml"), next.replace("version: 1", "version: " + reload));
                scorer.policy().reload();
                compare(seed, scorer, next, past, stream);
                text = next;
            }
            compare(seed, scorer, text, past, stream);
        }
    }

    private void compare(long seed, FraudScorer scorer, String text, List<Step> past, StepStream stream)
            throws IOException {
        try (FraudScorer always = ProbedPolicy.load(alwaysFolder, text)) {
            past.forEach(step -> step.run(always));
            for (Payment question : stream.questions(QUESTIONS)) {
                compared++;
                Answers expected = Probe.assess(always, question.on(always));
                List<String> differences = expected.differencesTo(Probe.assess(scorer, question.on(scorer)));
                assertThat(differences)
                        .as("seed %s, %s, policy:\n%s", seed, question, text)
                        .allMatch(CarriedStatePropertyTest::isSaid);
                cold += differences.stream().anyMatch(difference -> difference.endsWith("but there COLD NaN")) ? 1 : 0;
                same += differences.isEmpty() ? 1 : 0;
            }
        }
    }

    /** What has left under one policy may be there under another, and the other way round; who does not know it says so. */
    private static boolean isSaid(String difference) {
        return difference.endsWith("but there COLD NaN")
                || difference.endsWith("but there EVICTED NaN")
                || difference.endsWith("but there TOO_LATE NaN")
                || difference.contains(": TOO_LATE NaN, but there ")
                || difference.contains(": EVICTED NaN, but there ");
    }

    private static String policy(Random random) {
        String text = ProbedPolicy.TEXT;
        for (String[] change : CHANGES) {
            if (!ProbedPolicy.TEXT.contains(change[0])) {
                throw new AssertionError("the policy has no '" + change[0] + "'");
            }
            if (random.nextInt(4) == 0) {
                text = text.replace(change[0], change[1].replace("key?", "{ type: key, required: false }"));
            }
        }
        return text;
    }
}
