package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fraudscorer.assessment.ScorerCounts;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.state.Restoration;
import dev.fraudscorer.state.Snapshot;
import dev.fraudscorer.state.SnapshotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots as a host sees them. */
final class FraudScorerSnapshotTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private Path file;
    private FraudScorer scorer;
    private FraudScorer other;

    @BeforeEach
    void load() {
        file = folder.resolve("state.snapshot");
        PolicyText.write(folder, PolicyText.TEST_POLICY);
        scorer = FraudScorer.builder(folder)
                .clock(Clock.fixed(NOON, ZoneOffset.UTC))
                .load();
        other = FraudScorer.load(folder);
    }

    @AfterEach
    void close() {
        Counter.onSave = () -> {};
        scorer.close();
        other.close();
    }

    @Test
    void restore_snapshotOfAnotherScorer_answersAsTheOriginal() throws IOException {
        scorer.state().warmUp(payments(scorer, 0, 200));

        Snapshot snapshot = scorer.state().snapshot(file);
        Restoration restoration = other.state().restore(file);

        assertThat(snapshot).isEqualTo(Snapshot.of(file, NOON, Files.size(file), 1));
        assertThat(restoration)
                .isEqualTo(Restoration.of(snapshot, scorer.policy().provenance(), List.of()));
        assertThat(counted(other)).isEqualTo(counted(scorer)).containsEntry("counter.events{source=counter}", 200L);
    }

    @Test
    void restore_policyWithoutTheSource_reportsWhatIsLeftOut() {
        scorer.state().snapshot(file);

        try (FraudScorer less = FraudScorer.builder(folder).without("test").load()) {
            assertThat(less.state().restore(file).notes())
                    .containsExactly("counter: left out, since no source of this policy keeps it");
            less.state().snapshot(file);
        }
        assertThat(scorer.state().restore(file).notes())
                .containsExactly("counter: not in the snapshot; what the source holds stays");
    }

    @Test
    void restore_thousandFaultyFiles_areEachRefusedAndChangeNothing() throws IOException {
        long seed = 3;
        Random random = new Random(seed);
        scorer.state().warmUp(payments(scorer, 0, 200));
        scorer.state().snapshot(file);
        byte[] whole = Files.readAllBytes(file);
        other.state().warmUp(payments(other, 500, 503));
        Map<String, Long> before = counted(other);

        for (int i = 0; i < 1_000; i++) {
            Files.write(file, damaged(whole, random));
            Throwable refusal = catchThrowable(() -> other.state().restore(file));

            assertThat(refusal)
                    .as("fault %s, seed %s", i, seed)
                    .isInstanceOf(SnapshotException.class)
                    .hasMessageStartingWith("state.snapshot at byte ")
                    .hasMessageContaining("; expected ")
                    .hasMessageEndingWith("; nothing was restored");
            assertThat(counted(other)).as("fault %s, seed %s", i, seed).isEqualTo(before);
        }

        Files.write(file, whole);
        other.state().restore(file);
        assertThat(counted(other)).isEqualTo(counted(scorer));
    }

    private static byte[] damaged(byte[] whole, Random random) {
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
        byte[] damaged = whole.clone();
        int flips = 1 + random.nextInt(3);
        for (int i = 0; i < flips; i++) {
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return Arrays.equals(damaged, whole) ? damaged(whole, random) : damaged;
    }

    @Test
    void restore_noSuchFile_reportsIt() {
        assertThatThrownBy(() -> scorer.state().restore(file))
                .isInstanceOf(SnapshotException.class)
                .hasMessageStartingWith("snapshot state.snapshot cannot be read: there is no such file or folder;");
    }

    @Test
    void restore_folder_isRefused() {
        assertThatThrownBy(() -> scorer.state().restore(folder)).isInstanceOf(SnapshotException.class);
    }

    @Test
    void snapshot_folderIsMissing_reportsIt() {
        assertThatThrownBy(
                        () -> scorer.state().snapshot(folder.resolve("missing").resolve("state.snapshot")))
                .isInstanceOf(SnapshotException.class)
                .hasMessageStartingWith("snapshot state.snapshot was not written: there is no such file or folder;");
    }

    @Test
    void snapshot_targetIsAFolder_isRefusedAndLeavesNothingAside() throws IOException {
        Files.createDirectories(file.resolve("inside"));

        assertThatThrownBy(() -> scorer.state().snapshot(file)).isInstanceOf(SnapshotException.class);
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("policy.yaml", "state.snapshot");
        }
    }

    @Test
    void snapshot_sourceFails_namesItAndShowsNoText() {
        Counter.onSave = () -> {
            throw new IllegalStateException("with a value of 129.90");
        };

        assertThatThrownBy(() -> scorer.state().snapshot(file))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("part 'counter' could not be saved (IllegalStateException)")
                .hasMessageNotContaining("129.90");
        assertThat(file).doesNotExist();
    }

    @Test
    void snapshot_underWay_doesNotBlockScoring() {
        Counter.onSave = () -> scorer.score(payment(scorer, 7));

        scorer.state().snapshot(file);

        assertThat(scorer.metrics().counts().scored()).isEqualTo(1);
    }

    @Test
    void restore_snapshotUnderWay_waitsForItsEnd() throws InterruptedException {
        scorer.state().warmUp(payments(scorer, 0, 5));
        List<Restoration> restored = new ArrayList<>();
        Thread second = new Thread(() -> restored.add(scorer.state().restore(file)));
        Counter.onSave = () -> {
            second.start();
            while (second.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        };

        Snapshot snapshot = scorer.state().snapshot(file);
        second.join();

        assertThat(restored).extracting(Restoration::snapshot).containsExactly(snapshot);
    }

    @Test
    void warmUp_eventsThatTheSnapshotHolds_countOnce() {
        scorer.state().warmUp(payments(scorer, 0, 50));
        scorer.state().snapshot(file);
        other.state().restore(file);

        long taken = other.state().warmUp(payments(other, 30, 80));

        assertThat(taken).isEqualTo(50);
        assertThat(TestGauges.of(other.metrics().gauges())).containsEntry("counter.events{source=counter}", 80L);
    }

    /** The idempotency cache has the events, the restored state does not: the state must get them again. */
    @Test
    void warmUp_stateWasRestoredToBeforeTheEvents_countsThemAgain() {
        scorer.state().snapshot(file);
        for (Event event : payments(scorer, 0, 10)) {
            scorer.record(event);
        }
        scorer.state().restore(file);
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 0L);

        assertThat(scorer.state().warmUp(payments(scorer, 0, 10))).isEqualTo(10);

        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 10L);
    }

    @Test
    void warmUp_sourceFailsOrIdHasOtherContent_leavesThatEventOutAndContinues() {
        Event first = payment(scorer, 1);
        Event otherContent = first.toBuilder().set("amount", 9_999).build();
        Event failing = payment(scorer, 2).toBuilder().set("fail", "features").build();

        long taken = scorer.state().warmUp(List.of(first, otherContent, failing, payment(scorer, 3)));

        assertThat(taken).isEqualTo(2);
        assertThat(scorer.metrics().counts())
                .isEqualTo(ScorerCounts.builder()
                        .recorded(2)
                        .conflicting(1)
                        .degraded(1)
                        .build());
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 2L);
    }

    @Test
    void snapshotRestoreAndWarmUp_afterClose_areRefused() {
        scorer.state().snapshot(file);
        scorer.close();

        assertThatThrownBy(() -> scorer.state().snapshot(file)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scorer.state().restore(file)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scorer.state().warmUp(List.of())).isInstanceOf(IllegalStateException.class);
    }

    /** The gauges of the sources; the memory of ids is neither written nor restored. */
    private static Map<String, Long> counted(FraudScorer scorer) {
        Map<String, Long> gauges = new TreeMap<>(TestGauges.of(scorer.metrics().gauges()));
        gauges.keySet().removeIf(name -> name.startsWith("idempotency."));
        return gauges;
    }

    private static List<Event> payments(FraudScorer scorer, int from, int to) {
        List<Event> payments = new ArrayList<>();
        for (int i = from; i < to; i++) {
            payments.add(payment(scorer, i));
        }
        return payments;
    }

    private static Event payment(FraudScorer scorer, int number) {
        return scorer.event("payment", "tx-" + number, NOON.plusSeconds(number))
                .set("card", "tok-" + number % 7)
                .set("amount", 10 + number)
                .build();
    }
}
