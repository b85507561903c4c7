package dev.fraudscorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.policy.Change;
import dev.fraudscorer.policy.ChangeKind;
import dev.fraudscorer.policy.ScorerChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watcher takes what has come to rest, and nothing else. */
final class WatchTest {
    private static final String BROKEN = version(2).replace("deny: 0.80", "deny: 0.1");

    @TempDir
    Path folder;

    private final List<String> failures = new ArrayList<>();
    private Runnable look = () -> {};
    private boolean isEnded;
    private FraudScorer scorer;

    @BeforeEach
    void load() {
        PolicyText.write(folder, version(1));
        scorer = watched(folder);
    }

    @AfterEach
    void close() {
        scorer.close();
        assertThat(isEnded).isTrue();
        assertThat(failures).isEmpty();
    }

    @Test
    void look_sameFiles_changesNothing() throws IOException {
        Files.setLastModifiedTime(folder.resolve("policy.yaml"), FileTime.fromMillis(0));
        Files.writeString(folder.resolve("unused.txt"), "x");
        look(5);

        assertThat(kinds()).containsExactly(ChangeKind.LOAD);
    }

    @Test
    void look_anotherPolicy_isTakenWhenItIsTheSameTwice() throws IOException {
        FileTime time = Files.getLastModifiedTime(folder.resolve("policy.yaml"));
        PolicyText.write(folder, version(2));
        Files.setLastModifiedTime(folder.resolve("policy.yaml"), time);

        look(1);
        assertThat(running()).isEqualTo("1");
        look(1);
        assertThat(running()).isEqualTo("2");
        look(5);
        assertThat(kinds()).containsExactly(ChangeKind.LOAD, ChangeKind.RELOAD);
        assertThat(last().by()).isEqualTo(Change.by("watcher"));
    }

    @Test
    void look_policyThatIsWrittenPieceByPiece_isNeitherLoadedNorReportedBeforeItRests() {
        String whole = version(2);
        for (int length = 10; length < whole.length(); length += 30) {
            PolicyText.write(folder, whole.substring(0, length));
            look(1);
        }
        PolicyText.write(folder, whole);
        look(1);
        assertThat(kinds()).containsExactly(ChangeKind.LOAD);

        look(1);
        assertThat(running()).isEqualTo("2");
        assertThat(kinds()).containsExactly(ChangeKind.LOAD, ChangeKind.RELOAD);
    }

    @Test
    void look_brokenPolicy_isReportedOnceAndTheVersionBeforeGoesOn() {
        PolicyText.write(folder, BROKEN);
        look(3_000);

        assertThat(running()).isEqualTo("1");
        assertThat(kinds()).containsExactly(ChangeKind.LOAD, ChangeKind.RELOAD);
        assertThat(last().isRefused()).isTrue();
        assertThat(last().problems()).singleElement().asString().contains("policy.yaml:9");

        PolicyText.write(folder, BROKEN.replace("deny: 0.1", "deny: 0.15"));
        look(2);
        assertThat(kinds()).hasSize(3);
        PolicyText.write(folder, version(3));
        look(2);
        assertThat(running()).isEqualTo("3");
    }

    @Test
    void look_brokenPolicyThatIsTakenBack_mayComeAgainAndIsReportedAgain() {
        for (int time = 0; time < 2; time++) {
            PolicyText.write(folder, BROKEN);
            look(4);
            PolicyText.write(folder, version(1));
            look(4);
        }

        assertThat(kinds()).containsExactly(ChangeKind.LOAD, ChangeKind.RELOAD, ChangeKind.RELOAD);
        assertThat(scorer.policy().changes().get(1).isRefused()).isTrue();
        assertThat(last().isRefused()).isTrue();
    }

    @Test
    void look_folderThatVanishesAndComesBack_isReportedOnceAndTakenAgain() throws IOException {
        Files.delete(folder.resolve("policy.yaml"));
        look(20);
        assertThat(kinds()).hasSize(2);
        assertThat(last().problems()).singleElement().asString().contains("no policy.yaml");

        PolicyText.write(folder, "policy.yml", version(9));
        // One more: that it has to be read is known when it is loaded.
        look(3);
        assertThat(running()).isEqualTo("9");
    }

    /** The reason lies elsewhere, and is gone later. */
    @Test
    void look_refusedForAReasonThatPasses_isTakenLater() {
        Counter.isCarried = true;
        Counter.onSave = () -> {
            throw new IllegalStateException("for now");
        };
        try {
            PolicyText.write(
                    folder, version(2).replace("test: { feature: seen }", "test: { before: x, feature: seen }"));
            look(20);
            assertThat(running()).isEqualTo("1");
            assertThat(kinds()).hasSize(2);

            Counter.onSave = () -> {};
            look(40);
            assertThat(running()).isEqualTo("2");
        } finally {
            Counter.onSave = () -> {};
            Counter.isCarried = false;
        }
    }

    @Test
    void rollback_leavesTheVersionOutUntilAnotherComes() {
        PolicyText.write(folder, version(2));
        look(2);
        scorer.policy().rollback(Change.by("alice"));

        look(100);
        assertThat(running()).isEqualTo("1");
        assertThat(last().kind()).isEqualTo(ChangeKind.ROLLBACK);

        PolicyText.write(folder, version(3));
        look(2);
        assertThat(running()).isEqualTo("3");
        PolicyText.write(folder, version(2));
        look(2);
        assertThat(running()).isEqualTo("2");
    }

    @Test
    void reload_byHand_isWhatIsWatchedFromThenOn(@TempDir Path other) {
        PolicyText.write(other, version(7));
        scorer.policy().reload(other);
        PolicyText.write(folder, version(2));
        look(5);
        assertThat(running()).isEqualTo("7");

        PolicyText.write(other, version(8));
        look(2);
        assertThat(running()).isEqualTo("8");
    }

    /** As a volume of a ConfigMap: each file is a link through a link, which is swapped. */
    @Test
    void look_linkThatIsSwapped_isTaken(@TempDir Path volume) throws IOException {
        PolicyText.write(volume.resolve("..2026_1"), version(1));
        Files.createSymbolicLink(volume.resolve("..data"), Path.of("..2026_1"));
        Files.createSymbolicLink(volume.resolve("policy.yaml"), Path.of("..data/policy.yaml"));
        scorer.close();
        scorer = watched(volume);

        PolicyText.write(volume.resolve("..2026_2"), version(2));
        look(3);
        assertThat(kinds()).hasSize(1);
        Files.createSymbolicLink(volume.resolve("..data_tmp"), Path.of("..2026_2"));
        Files.move(volume.resolve("..data_tmp"), volume.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        look(2);

        assertThat(running()).isEqualTo("2");
    }

    @Test
    void watch_byItsThread_takesAnotherPolicyAndEndsWithTheScorer() throws InterruptedException {
        CountDownLatch reloaded = new CountDownLatch(1);
        Thread[] watcher = new Thread[1];
        FraudScorer other = FraudScorer.builder(folder)
                .watch(Duration.ofMillis(1))
                .changeListener(change -> {
                    if (change.kind() == ChangeKind.RELOAD) {
                        watcher[0] = Thread.currentThread();
                        reloaded.countDown();
                    }
                })
                .load();
        try {
            PolicyText.write(folder, version(2));
            assertThat(reloaded.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(watcher[0].getName()).isEqualTo("fraud-scorer-watcher");
            assertThat(watcher[0].isDaemon()).isTrue();
        } finally {
            other.close();
        }
        watcher[0].join(30_000);
        assertThat(watcher[0].isAlive()).isFalse();
    }

    @Test
    void look_afterClose_isNone() {
        PolicyText.write(folder, version(2));
        look(1);
        scorer.close();
        look(2);
        assertThat(kinds()).hasSize(1);
    }

    @Test
    void watch_noInterval_isRefused() {
        assertThatThrownBy(() -> FraudScorer.builder(folder).watch(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the interval must be above zero but was PT0S");
    }

    private FraudScorer watched(Path place) {
        return FraudScorer.builder(place)
                .failureListener((part, times, cause) -> failures.add(part))
                .watch(looking -> {
                    look = looking;
                    return () -> isEnded = true;
                })
                .load();
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            look.run();
        }
    }

    private String running() {
        return scorer.policy().provenance().version();
    }

    private List<ChangeKind> kinds() {
        return scorer.policy().changes().stream().map(ScorerChange::kind).toList();
    }

    private ScorerChange last() {
        List<ScorerChange> changes = scorer.policy().changes();
        return changes.get(changes.size() - 1);
    }

    private static String version(int number) {
        return PolicyText.TEST_POLICY.replace("version: 1", "version: " + number);
    }
}
