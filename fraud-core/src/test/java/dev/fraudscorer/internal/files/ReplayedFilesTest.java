package dev.fraudscorer.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.PolicyText;
import dev.fraudscorer.policy.PolicyFiles;
import dev.fraudscorer.policy.PolicySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was asked is answered again as it was. */
final class ReplayedFilesTest {
    @TempDir
    Path folder;

    private PolicySource source;

    @BeforeEach
    void write() {
        PolicyText.write(folder, "policy.yaml", "first");
        PolicyText.write(folder.resolve("rules"), "a.yaml", "rule");
        source = PolicySource.folder(folder);
    }

    @Test
    void replay_filesChangedAddedAndDeleted_answersAsBefore() throws IOException {
        FileRecord record = new FileRecord();
        PolicyFiles recorded = new RecordedFiles(source.open(), record);
        assertThat(recorded.has("policy.json")).isFalse();
        assertThat(recorded.inside("../outside")).isNull();
        assertThat(recorded.inside("rules/./a.yaml")).isEqualTo("rules/a.yaml");
        assertThat(recorded.list("rules")).containsExactly("a.yaml");
        recorded.check("rules/a.yaml");
        assertThat(recorded.size("rules/a.yaml")).isEqualTo(4);
        assertThat(content(recorded, "policy.yaml")).isEqualTo("first");
        assertThat(content(recorded, "rules/a.yaml")).isEqualTo("rule");

        PolicyText.write(folder, "policy.json", "{}");
        PolicyText.write(folder, "policy.yaml", "second");
        PolicyText.write(folder.resolve("rules"), "b.yaml", "another");
        Files.delete(folder.resolve("rules/a.yaml"));

        PolicyFiles replayed = new ReplayedFiles(record, source);
        assertThat(replayed.has("policy.json")).isFalse();
        assertThat(replayed.inside("../outside")).isNull();
        assertThat(replayed.inside("rules/./a.yaml")).isEqualTo("rules/a.yaml");
        assertThat(replayed.list("rules")).containsExactly("a.yaml");
        replayed.check("rules/a.yaml");
        assertThat(replayed.size("rules/a.yaml")).isEqualTo(4);
        assertThat(content(replayed, "policy.yaml")).isEqualTo("first");
        assertThat(content(replayed, "rules/a.yaml")).isEqualTo("rule");
    }

    @Test
    void replay_whatWasTooLarge_isReadFromWhereItWas() throws IOException {
        FileRecord record = new FileRecord(4);
        PolicyFiles recorded = new RecordedFiles(source.open(), record);
        content(recorded, "policy.yaml");
        content(recorded, "rules/a.yaml");
        assertThat(record.bytes()).isEqualTo(4);
        PolicyText.write(folder, "policy.yaml", "second");
        PolicyText.write(folder.resolve("rules"), "a.yaml", "changed");

        PolicyFiles replayed = new ReplayedFiles(record, source);
        assertThat(content(replayed, "policy.yaml")).isEqualTo("second");
        assertThat(content(replayed, "rules/a.yaml")).isEqualTo("rule");
    }

    @Test
    void record_readInPartOrByBytes_keepsOnlyWhatIsWhole() throws IOException {
        FileRecord record = new FileRecord();
        PolicyFiles recorded = new RecordedFiles(source.open(), record);
        try (InputStream in = recorded.open("policy.yaml")) {
            assertThat(in.read()).isEqualTo('f');
        }
        assertThat(record.bytes()).isZero();
        try (InputStream in = recorded.open("policy.yaml")) {
            assertThat(in.skip(2)).isEqualTo(2);
            while (in.read() >= 0) {
                // to the end
            }
        }
        assertThat(record.content("policy.yaml"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("first");
    }

    @Test
    void shareWith_sameContents_keepsThemOnce() throws IOException {
        FileRecord one = new FileRecord();
        FileRecord other = new FileRecord();
        content(new RecordedFiles(source.open(), one), "policy.yaml");
        content(new RecordedFiles(source.open(), other), "policy.yaml");
        assertThat(other.content("policy.yaml")).isNotSameAs(one.content("policy.yaml"));

        other.shareWith(one);

        assertThat(other.content("policy.yaml")).isSameAs(one.content("policy.yaml"));
    }

    private static String content(PolicyFiles files, String name) throws IOException {
        try (InputStream in = files.open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
