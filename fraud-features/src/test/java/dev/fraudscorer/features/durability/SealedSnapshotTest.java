package dev.fraudscorer.features.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.state.SnapshotException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A snapshot with other content behind right checksums is refused, or is one that the scorer can go on with: it scores, labels and
 * amends, and saves what it has so that it can be restored again. Values of such a content may be any.
 */
@Tag("slow")
class SealedSnapshotTest {
    private static final int CHANGES = Integer.getInteger("fraudscorer.sealed.snapshots", 150);
    private static final long SEED = 20_261_130;
    private static final int STEPS = 2_500;
    private static final int STEPS_AFTER = 60;

    @TempDir
    private Path folder;

    private final List<String> failures = new ArrayList<>();

    @Test
    void restore_changedBehindRightChecksums_isRefusedOrCanBeWorkedWith() throws IOException {
        assertAllCanBeWorkedWith(ProbedPolicy.TEXT);
    }

    @Test
    void restore_changedWithHotEntities_isRefusedOrCanBeWorkedWith() throws IOException {
        assertAllCanBeWorkedWith(ProbedPolicy.FOLDING);
    }

    private void assertAllCanBeWorkedWith(String policy) throws IOException {
        Path file = folder.resolve("whole.snapshot");
        Path changed = folder.resolve("changed.snapshot");
        StepStream stream = new StepStream(SEED, "a", true);
        List<Step> after;
        try (FraudScorer scorer = ProbedPolicy.load(folder, policy)) {
            stream.next(STEPS).forEach(step -> step.run(scorer));
            scorer.state().snapshot(file);
            after = stream.next(STEPS_AFTER);
        }
        SealedSnapshot whole = new SealedSnapshot(Files.readAllBytes(file));
        int refused = 0;
        try (FraudScorer scorer = load()) {
            for (int i = 0; i < CHANGES; i++) {
                String what = "seed " + SEED + ", change " + i;
                Files.write(changed, whole.changed(new Random(SEED + i)));
                try {
                    scorer.state().restore(changed);
                } catch (SnapshotException e) {
                    refused++;
                    continue;
                }
                workWith(scorer, after, what);
                scorer.state().restore(file);
            }
        }
        // Some changes are of numbers and hashes, which may be any; others can be found.
        assertThat(refused).isBetween(CHANGES / 20, CHANGES - 1);
    }

    private FraudScorer load() {
        return FraudScorer.builder(folder)
                .failureListener((part, kind, cause) -> failures.add(part + " " + kind + ": " + stack(cause)))
                .load();
    }

    private void workWith(FraudScorer scorer, List<Step> steps, String what) throws IOException {
        failures.clear();
        try {
            steps.forEach(step -> step.run(scorer));
            Path again = folder.resolve("again.snapshot");
            scorer.state().snapshot(again);
            scorer.state().restore(again);
        } catch (RuntimeException e) {
            failures.add(stack(e));
        }
        assertThat(failures).as(what).isEmpty();
    }

    private static String stack(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
