package dev.fraudscorer.internal.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.PolicyText;
import dev.fraudscorer.internal.files.FileStates;
import dev.fraudscorer.internal.files.FilesNow;
import dev.fraudscorer.policy.PolicySource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was seen is loaded, or nothing is. */
final class SettledAttemptTest {
    @TempDir
    Path folder;

    @Test
    void loadNext_asSeen_isLoaded() {
        LoadedPolicy before = request().load();
        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("version: 1", "version: 2"));
        Attempt attempt = Attempt.ofSeen(before.lists().files(), seen(before));

        assertThat(request().loadNext(before, attempt).provenance().version()).isEqualTo("2");
    }

    @Test
    void loadNext_otherContentThanSeen_isGivenUp() {
        LoadedPolicy before = request().load();
        FileStates seen = seen(before);
        PolicyText.write(folder, PolicyText.TEST_POLICY.replace("version: 1", "version: 2"));

        assertThatThrownBy(() ->
                        request().loadNext(before, Attempt.ofSeen(before.lists().files(), seen)))
                .isInstanceOf(UnsettledException.class);
    }

    @Test
    void loadNext_brokenOtherContentThanSeen_isGivenUpAndNoProblem() {
        LoadedPolicy before = request().load();
        FileStates seen = seen(before);
        PolicyText.write(folder, "policy: te");

        assertThatThrownBy(() ->
                        request().loadNext(before, Attempt.ofSeen(before.lists().files(), seen)))
                .isInstanceOf(UnsettledException.class);
    }

    private FileStates seen(LoadedPolicy loaded) {
        return new FilesNow(PolicySource.folder(folder))
                .at(loaded.lists().files().record());
    }

    private LoadRequest request() {
        Path written = folder.resolve("policy.yaml").toFile().exists()
                ? folder
                : PolicyText.write(folder, PolicyText.TEST_POLICY);
        return LoadRequest.of(PolicySource.folder(written));
    }
}
