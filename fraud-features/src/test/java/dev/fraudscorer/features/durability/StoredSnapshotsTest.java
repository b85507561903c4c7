package dev.fraudscorer.features.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.features.durability.StoredSnapshots.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A snapshot that an earlier version wrote restores to a scorer that answers as one that counted the same events itself. */
class StoredSnapshotsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"layout-8, SMALL_AND_LARGE", "layout-8, HOT"})
    void restore_snapshotOfAnEarlierVersion_answersAsIfItHadCountedTheSame(String layout, State state)
            throws IOException {
        Path file = folder.resolve(state.file());
        try (InputStream stored =
                StoredSnapshotsTest.class.getResourceAsStream("/snapshots/" + layout + "/" + state.file())) {
            Files.copy(Objects.requireNonNull(stored, "there is no " + layout + "/" + state.file()), file);
        }
        try (FraudScorer counted = state.load(folder);
                FraudScorer restored = state.load(folder)) {
            List<Payment> questions = StoredSnapshots.play(counted);

            assertThat(restored.state().restore(file).notes()).isEmpty();

            List<String> differences = new ArrayList<>();
            for (Payment question : questions) {
                differences.addAll(Probe.assess(counted, question.on(counted))
                        .differencesTo(Probe.assess(restored, question.on(restored))));
            }
            assertThat(differences).isEmpty();
        }
    }
}
