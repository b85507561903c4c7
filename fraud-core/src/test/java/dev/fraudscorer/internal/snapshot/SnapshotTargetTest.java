package dev.fraudscorer.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is at the place of a snapshot, and what is beside it. */
final class SnapshotTargetTest {
    private static final SnapshotHeader HEADER = new SnapshotHeader("1", "p", "1", "sha256:0", Instant.EPOCH);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("state.snapshot");
    }

    @Test
    void write_targetIsALink_isRefusedBeforeASourceIsCalled() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "kept");
        Files.createSymbolicLink(file, precious);

        assertRefused("a symbolic link");

        assertThat(Files.readSymbolicLink(file)).isEqualTo(precious);
        assertThat(precious).hasContent("kept");
    }

    @Test
    void write_targetIsALinkToNothing_isRefused() throws IOException {
        Files.createSymbolicLink(file, folder.resolve("nowhere"));

        assertRefused("a symbolic link");

        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void write_targetIsAFolder_isRefused() throws IOException {
        Files.createDirectory(file);

        assertRefused("a folder");

        assertThat(file).isEmptyDirectory();
    }

    /** A pipe is to the file system what a device is: neither file, folder nor link. */
    @Test
    void write_targetIsAPipe_isRefusedAndItStays() throws Exception {
        makePipe();

        assertRefused("a device, a pipe or a socket");

        assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(Files.isRegularFile(file)).isFalse();
    }

    @Test
    void write_targetIsTheRoot_isRefused() {
        Path root = folder.getRoot();

        assertThatThrownBy(() -> SnapshotWriter.write(root, HEADER, List.of()))
                .isInstanceOf(UnwrittenSnapshotException.class);
    }

    @Test
    void write_targetBecomesAFolderMeanwhile_isRefusedAndLeavesNothingAside() throws IOException {
        BlockSource meddling = new BlockSource("cards", List.of()) {
            @Override
            public void save(StateWriter out) throws IOException {
                Files.createDirectory(file);
            }
        };

        assertThatThrownBy(() -> SnapshotWriter.write(file, HEADER, List.of(meddling)))
                .isInstanceOf(UnwrittenSnapshotException.class)
                .hasMessageContaining("a folder");
        assertThat(filesInFolder()).containsExactly("state.snapshot");
    }

    /** The real name aside cannot be guessed; what looks like one is taken for a leftover, and a link is not followed. */
    @Test
    void write_linkPlantedBesideIt_isNotWrittenThrough() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious"), "kept");
        Files.createSymbolicLink(folder.resolve("state.snapshot.1.writing"), precious);

        SnapshotWriter.write(file, HEADER, List.of(new BlockSource("cards", List.of(new byte[] {1}))));

        assertThat(precious).hasContent("kept");
        assertThat(SnapshotReader.prepare(file, List.of()).parts()).isEqualTo(1);
    }

    @Test
    void write_whatCannotBeReadBack_leavesTheSnapshotBefore() throws Exception {
        SnapshotWriter.write(file, HEADER, List.of(new BlockSource("cards", List.of(new byte[] {1}))));
        byte[] before = Files.readAllBytes(file);
        BlockSource twice = new BlockSource("cards", List.of());

        assertThatThrownBy(() -> SnapshotWriter.write(file, HEADER, List.of(twice, twice)))
                .isInstanceOf(UnwrittenSnapshotException.class)
                .hasMessageContaining("what was written cannot be read back")
                .hasMessageContaining("part 'cards' for the second time");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(filesInFolder()).containsExactly("state.snapshot");
    }

    @Test
    void write_frameLongerThanIsRead_isRefusedWhereItIsWritten() {
        SnapshotHeader endless = new SnapshotHeader("1", "p".repeat(StateWriter.MOST_BYTES), "1", "d", Instant.EPOCH);

        assertThatThrownBy(() -> SnapshotWriter.write(file, endless, List.of()))
                .isInstanceOf(UnwrittenSnapshotException.class)
                .hasMessageContaining("a frame HEADER");
        assertThat(filesInFolder()).isEmpty();
    }

    @Test
    void prepare_pipe_isRefusedAndNotWaitedFor() throws Exception {
        makePipe();

        assertThatThrownBy(() -> SnapshotReader.prepare(file, List.of()))
                .isInstanceOf(InvalidStateException.class)
                .hasMessage("state.snapshot: found a device, a pipe or a socket; expected a regular file");
    }

    @Test
    void prepare_linkToASnapshot_isRead() throws Exception {
        SnapshotWriter.write(file, HEADER, List.of());
        Path link = Files.createSymbolicLink(folder.resolve("newest"), file);

        assertThat(SnapshotReader.prepare(link, List.of()).header()).isEqualTo(HEADER);
    }

    private void assertRefused(String kind) {
        List<String> before = filesInFolder();
        BlockSource unasked = new BlockSource("cards", List.of()) {
            @Override
            public void save(StateWriter out) {
                throw new AssertionError("asked to save");
            }
        };
        assertThatThrownBy(() -> SnapshotWriter.write(file, HEADER, List.of(unasked)))
                .isInstanceOf(UnwrittenSnapshotException.class)
                .hasMessage("its target is " + kind + " and not a regular file, which alone is replaced");
        assertThat(filesInFolder()).isEqualTo(before);
    }

    private void makePipe() throws Exception {
        try {
            int exit = new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
            Assumptions.assumeTrue(exit == 0, "no pipes here");
        } catch (IOException e) {
            Assumptions.abort("no mkfifo here");
        }
    }

    private List<String> filesInFolder() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError("the folder cannot be listed", e);
        }
    }
}
