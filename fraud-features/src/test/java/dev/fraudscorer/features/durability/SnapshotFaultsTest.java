package dev.fraudscorer.features.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.state.SnapshotException;
import dev.fraudscorer.testkit.TestGauges;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is not what was written is refused with what is wrong, and what the scorer holds stays as it is. */
class SnapshotFaultsTest {
    private static final long SEED = 41;
    private static final int FAULTS = 1000;
    private static final int STEPS = 2500;
    private static final int QUESTIONS = 200;

    @TempDir
    private Path folder;

    private FraudScorer scorer;
    private Path snapshot;
    private Path broken;
    private byte[] whole;
    private List<Payment> questions;
    private List<Answers> answers;

    /** The snapshot is of a state that has changed since, so that it would show if any of it came into effect. */
    @BeforeEach
    void snapshotAndGoOn() throws IOException {
        scorer = ProbedPolicy.load(folder, ProbedPolicy.FOLDING);
        snapshot = folder.resolve("whole.snapshot");
        broken = folder.resolve("broken.snapshot");
        StepStream stream = new StepStream(SEED, "a", true);
        stream.next(STEPS).forEach(step -> step.run(scorer));
        scorer.state().snapshot(snapshot);
        whole = Files.readAllBytes(snapshot);
        stream.next(STEPS / 10).forEach(step -> step.run(scorer));
        questions = stream.questions(QUESTIONS);
        answers = questions.stream().map(this::assess).toList();
        assertThat(TestGauges.of(scorer.metrics().gauges()).get("features.entities{entity=card,source=features}"))
                .isGreaterThan(200);
        assertThat(TestGauges.of(scorer.metrics().gauges())
                        .get("features.folded_events{entity=merchant,source=features}"))
                .isPositive();
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void restore_theWholeFile_wouldShowInTheAnswers() {
        scorer.state().restore(snapshot);

        assertThat(changedAnswers()).isNotEmpty();
    }

    @Test
    void restore_bytesFlippedOrCutOff_isRefusedAndChangesNothing() throws IOException {
        Random random = new Random(SEED);
        for (int fault = 0; fault < FAULTS; fault++) {
            byte[] changed = fault % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : flipped(random);
            String what = "seed " + SEED + ", fault " + fault;
            assertRefused(what, changed);
            int probed = fault % QUESTIONS;
            assertThat(answers.get(probed).differencesTo(assess(questions.get(probed))))
                    .as(what)
                    .isEmpty();
        }
        assertThat(changedAnswers()).isEmpty();
    }

    @Test
    void restore_foreignFiles_areRefusedAndChangeNothing() throws IOException {
        byte[] text = "date;card;amount\n2026-03-01;c-1;10\n".getBytes(StandardCharsets.UTF_8);
        List<byte[]> foreign = List.of(
                new byte[0],
                new byte[whole.length],
                text,
                Files.readAllBytes(folder.resolve("policy.yaml")),
                packed(whole),
                joined(whole, whole),
                joined(Arrays.copyOf(whole, whole.length / 2), otherSnapshot(whole.length / 2)));
        for (int i = 0; i < foreign.size(); i++) {
            assertRefused("foreign file " + i, foreign.get(i));
        }
        assertThat(refusal(folder.resolve("nowhere")))
                .isEqualTo("snapshot nowhere cannot be read: there is no such file or folder; expected a file that"
                        + " snapshot() has written; nothing was restored");
        assertThat(refusal(folder)).endsWith("nothing was restored");
        assertThat(changedAnswers()).isEmpty();
    }

    @Test
    void restore_afterRefusals_takesTheWholeFile() throws IOException {
        assertRefused("cut", Arrays.copyOf(whole, whole.length - 1));
        Files.write(broken, whole);

        assertThat(scorer.state().restore(broken).notes()).isEmpty();
        try (FraudScorer fresh = FraudScorer.load(folder)) {
            fresh.state().restore(snapshot);
            for (Payment question : questions) {
                assertThat(Probe.assess(fresh, question.on(fresh)).differencesTo(assess(question)))
                        .isEmpty();
            }
        }
    }

    private void assertRefused(String what, byte[] bytes) throws IOException {
        Files.write(broken, bytes);
        assertThat(refusal(broken))
                .as(what)
                .matches("broken\\.snapshot at byte \\d+: found .+; expected .+; nothing was restored")
                .doesNotContain("-card-", "-merchant-", "10.1.0.");
    }

    private String refusal(Path file) {
        SnapshotException refused = catchThrowableOfType(
                SnapshotException.class, () -> scorer.state().restore(file));
        assertThat(refused).as("the refusal of " + file.getFileName()).isNotNull();
        return String.valueOf(refused.getMessage());
    }

    private byte[] flipped(Random random) {
        byte[] changed = whole.clone();
        for (int flips = random.nextInt(3); flips >= 0; flips--) {
            changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
        }
        // Two flips of one byte may be none.
        return Arrays.equals(changed, whole) ? flipped(random) : changed;
    }

    /** From {@code from} on, and whole by itself. */
    private byte[] otherSnapshot(int from) throws IOException {
        scorer.state().snapshot(broken);
        byte[] other = Files.readAllBytes(broken);
        return Arrays.copyOfRange(other, from, other.length);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(out)) {
            packing.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private List<String> changedAnswers() {
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            changed.addAll(answers.get(i).differencesTo(assess(questions.get(i))));
        }
        return changed;
    }

    private Answers assess(Payment question) {
        return Probe.assess(scorer, question.on(scorer));
    }
}
