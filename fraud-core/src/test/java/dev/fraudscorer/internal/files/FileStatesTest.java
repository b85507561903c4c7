package dev.fraudscorer.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.PolicySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look sees what a load has read, whatever that was, and each change of it. */
final class FileStatesTest {
    private static final int KEPT = 1_000;

    @TempDir
    Path folder;

    private final FileRecord record = new FileRecord(KEPT);

    @Test
    void look_nothingChanged_agreesWithTheLoad() throws IOException {
        load();

        assertThat(FileStates.of(record)).isEqualTo(now());
        assertThat(FileStates.of(record).agreesWith(now())).isTrue();
    }

    @Test
    void look_eachChange_isSeen() throws IOException {
        load();
        FileStates loaded = FileStates.of(record);

        Files.writeString(folder.resolve("small"), "b");
        assertThat(loaded.filesThatDiffer(now())).isEqualTo(Set.of("small"));
        Files.writeString(folder.resolve("small"), "a");
        Files.write(folder.resolve("large"), bytes(8));
        assertThat(loaded.filesThatDiffer(now())).isEqualTo(Set.of("large"));
        Files.write(folder.resolve("large"), bytes(7));
        Files.writeString(folder.resolve("missing"), "now");
        assertThat(loaded.filesThatDiffer(now())).isEqualTo(Set.of("missing"));
        Files.delete(folder.resolve("missing"));
        Files.delete(folder.resolve("small"));
        assertThat(loaded.filesThatDiffer(now())).isEqualTo(Set.of("small"));
        Files.writeString(folder.resolve("small"), "a");
        Files.writeString(folder.resolve("rules/b"), "");
        assertThat(loaded.filesThatDiffer(now())).isNull();
        Files.delete(folder.resolve("rules/b"));
        assertThat(loaded.agreesWith(now())).isTrue();
        Files.delete(folder.resolve("folder"));
        assertThat(loaded.filesThatDiffer(now())).isEqualTo(Set.of("folder"));
    }

    @Test
    void look_fileThatWasNotReadToItsEnd_isTakenForTheSame() throws IOException {
        Files.writeString(folder.resolve("small"), "abc");
        RecordedFiles files = new RecordedFiles(PolicySource.folder(folder).open(), record);
        try (InputStream in = files.open("small")) {
            assertThat(in.read()).isEqualTo('a');
        }

        assertThat(FileStates.of(record).agreesWith(now())).isTrue();
        assertThat(FileStates.of(record)).isNotEqualTo(now());
    }

    @Test
    void look_placesThatNobodyLookedAt_doNotAgree() throws IOException {
        load();
        FileRecord more = record.copy();
        more.noteContent("other", new byte[0]);

        assertThat(FileStates.of(more).agreesWith(now())).isFalse();
        assertThat(now().agreesWith(FileStates.of(more))).isTrue();
    }

    @Test
    void look_archiveThatCannotBeOpened_isAnotherState() throws IOException {
        load();
        Path zip = Files.write(folder.resolve("policy.zip"), bytes(1));

        FileStates broken = new FilesNow(PolicySource.zip(zip)).at(record);

        assertThat(FileStates.of(record).agreesWith(broken)).isFalse();
        assertThat(broken).isEqualTo(new FilesNow(PolicySource.zip(zip)).at(record));
    }

    /** As a load does: reads, looks for what is missing, lists, and meets what is no file. */
    private void load() throws IOException {
        Files.writeString(folder.resolve("small"), "a");
        Files.write(folder.resolve("large"), bytes(7));
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/a"), "");
        Files.createDirectories(folder.resolve("folder"));
        RecordedFiles files = new RecordedFiles(PolicySource.folder(folder).open(), record);
        for (String file : new String[] {"small", "large"}) {
            files.check(file);
            try (InputStream in = files.open(file)) {
                assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(folder.resolve(file)));
            }
        }
        assertThat(files.has("missing")).isFalse();
        assertThat(files.has("folder")).isTrue();
        assertThat(files.list("rules")).containsExactly("a");
    }

    private FileStates now() {
        return new FilesNow(PolicySource.folder(folder)).at(record);
    }

    private static byte[] bytes(long seed) {
        byte[] bytes = new byte[3 * KEPT];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
