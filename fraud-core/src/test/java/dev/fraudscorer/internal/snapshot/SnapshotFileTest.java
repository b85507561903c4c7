package dev.fraudscorer.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.state.StateReader;
import dev.fraudscorer.spi.state.StateWriter;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotFileTest {
    private static final SnapshotHeader HEADER = new SnapshotHeader(
            "1.0.0", "card-payments", "2026-11-22.1", "sha256:00", Instant.parse("2026-11-22T12:00:00.123456789Z"));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("state.snapshot");
    }

    @Test
    void prepare_blocksOfAllSizes_areAsTheyWereWritten() throws Exception {
        long seed = 20261122;
        Random random = new Random(seed);
        List<byte[]> blocks = new ArrayList<>();
        for (int aroundBuffer = -12; aroundBuffer <= 12; aroundBuffer++) {
            blocks.add(bytes(random, Format.BUFFER_BYTES + aroundBuffer));
            blocks.add(bytes(random, 1 + random.nextInt(30)));
        }
        blocks.add(bytes(random, StateWriter.MOST_BYTES));
        BlockSource empty = new BlockSource("nothing", List.of());
        write(new BlockSource("cards", blocks), empty);

        BlockSource cards = new BlockSource("cards", List.of());
        PreparedSnapshot prepared = SnapshotReader.prepare(file, List.of(cards, empty));
        assertThat(cards.blocks()).isEmpty();
        prepared.commit();

        assertThat(cards.blocks().size()).isEqualTo(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            assertThat(Arrays.equals(cards.blocks().get(i), blocks.get(i)))
                    .as("block %s, seed %s", i, seed)
                    .isTrue();
        }
        assertThat(prepared.header()).isEqualTo(HEADER);
        assertThat(prepared.parts()).isEqualTo(2);
        assertThat(prepared.bytes()).isEqualTo(Files.size(file));
        assertThat(prepared.notes()).isEmpty();
    }

    @Test
    void write_onlyTheFirstBytesOfAnArray_writesThoseAndKeepsNoArray() throws Exception {
        byte[] reused = new byte[4];
        write(new BlockSource("cards", List.of()) {
            @Override
            public void save(StateWriter out) throws IOException {
                for (byte i = 1; i <= 3; i++) {
                    Arrays.fill(reused, i);
                    out.block(reused, i);
                }
            }
        });

        assertThat(read("cards")).containsExactly(new byte[] {1}, new byte[] {2, 2}, new byte[] {3, 3, 3});
    }

    @Test
    void write_noSource_isASnapshotOfNothing() throws Exception {
        write();

        assertThat(SnapshotReader.prepare(file, List.of()).parts()).isZero();
    }

    @Test
    void write_snapshotThere_replacesItAndLeavesNothingAside() throws Exception {
        write(cards(1));
        write(cards(2));

        assertThat(read("cards")).containsExactly(new byte[] {2});
        assertThat(filesInFolder()).containsExactly("state.snapshot");
    }

    @Test
    void write_processKilledDuringAnEarlierOne_removesWhatItLeft() throws Exception {
        write(cards(1));
        byte[] whole = Files.readAllBytes(file);
        Files.write(folder.resolve("state.snapshot.8371.writing"), Arrays.copyOf(whole, whole.length / 2));
        Files.write(folder.resolve("other.snapshot.8371.writing"), whole);

        assertThat(read("cards")).containsExactly(new byte[] {1});
        write(cards(2));

        assertThat(read("cards")).containsExactly(new byte[] {2});
        assertThat(filesInFolder()).containsExactly("other.snapshot.8371.writing", "state.snapshot");
    }

    @Test
    void write_sourceFails_leavesTheSnapshotBeforeWhole() throws Exception {
        write(cards(1));
        BlockSource failing = new BlockSource("merchants", List.of()) {
            @Override
            public void save(StateWriter out) throws IOException {
                out.block(new byte[3_000_000], 3_000_000);
                throw new IllegalStateException("with a value of 129.90");
            }
        };

        assertThatThrownBy(() -> write(cards(2), failing))
                .isInstanceOf(UnsavedPartException.class)
                .hasMessage("part 'merchants' could not be saved (IllegalStateException)");

        assertThat(read("cards")).containsExactly(new byte[] {1});
        assertThat(filesInFolder()).containsExactly("state.snapshot");
    }

    @Test
    void write_interrupted_leavesTheSnapshotBeforeWhole() throws Exception {
        write(cards(1));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> write(cards(2))).isInstanceOf(IOException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(read("cards")).containsExactly(new byte[] {1});
        assertThat(filesInFolder()).containsExactly("state.snapshot");
    }

    @Test
    void block_lengthOutOfBounds_isRefused() {
        List<Integer> lengths = List.of(0, -1, 5, StateWriter.MOST_BYTES + 1);
        for (int length : lengths) {
            BlockSource wrong = new BlockSource("cards", List.of()) {
                @Override
                public void save(StateWriter out) throws IOException {
                    out.block(new byte[length > 5 ? length : 4], length);
                }
            };

            assertThatThrownBy(() -> write(wrong)).as("length %s", length).isInstanceOf(UnsavedPartException.class);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void block_afterSave_isRefused() throws Exception {
        List<StateWriter> kept = new ArrayList<>();
        write(new BlockSource("cards", List.of()) {
            @Override
            public void save(StateWriter out) {
                kept.add(out);
            }
        });

        assertThatThrownBy(() -> kept.get(0).block(new byte[1], 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void write_fileWithKeysOfCustomers_isReadableByItsOwnerOnly() throws Exception {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        write(cards(1));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void prepare_partNobodyClaimsAndSourceWithoutAPart_areNoted() throws Exception {
        write(cards(1), new BlockSource("anomaly", List.of(new byte[] {7})));
        BlockSource cards = new BlockSource("cards", List.of());
        BlockSource merchants = new BlockSource("merchants", List.of(new byte[] {9}));

        PreparedSnapshot prepared = SnapshotReader.prepare(file, List.of(merchants, cards));
        prepared.commit();

        assertThat(prepared.notes())
                .containsExactly(
                        "anomaly: left out, since no source of this policy keeps it",
                        "merchants: not in the snapshot; what the source holds stays");
        assertThat(cards.blocks()).containsExactly(new byte[] {1});
        assertThat(merchants.blocks()).containsExactly(new byte[] {9});
    }

    @Test
    void prepare_sourceLeavesSomethingOut_isNoted() throws Exception {
        write(cards(1));
        BlockSource changed = new BlockSource("cards", List.of()) {
            @Override
            public Restored restore(StateReader in) {
                return restored(List.of(), List.of("count_1h has another definition"));
            }
        };

        assertThat(SnapshotReader.prepare(file, List.of(changed)).notes())
                .containsExactly("cards: count_1h has another definition");
    }

    @Test
    void prepare_secondPartIsRefused_leavesTheFirstUncommitted() throws Exception {
        write(cards(1), new BlockSource("merchants", List.of(new byte[] {2})));
        BlockSource cards = new BlockSource("cards", List.of());
        Durable refusing = new BlockSource("merchants", List.of()) {
            @Override
            public Restored restore(StateReader in) throws InvalidStateException {
                throw new InvalidStateException("found layout 9; expected layout 3");
            }
        };

        assertThatThrownBy(() -> SnapshotReader.prepare(file, List.of(cards, refusing)))
                .isInstanceOf(InvalidStateException.class)
                .hasMessageMatching(
                        "state\\.snapshot before byte \\d+: part 'merchants': found layout 9;" + " expected layout 3");
        assertThat(cards.blocks()).isEmpty();
    }

    @Test
    void prepare_sourceThrowsOnContentThatPassedTheChecksum_isRefusedWithoutItsText() throws Exception {
        write(cards(1));
        Durable failing = new BlockSource("cards", List.of()) {
            @Override
            public Restored restore(StateReader in) {
                throw new IllegalArgumentException("with a value of 129.90");
            }
        };

        assertThatThrownBy(() -> SnapshotReader.prepare(file, List.of(failing)))
                .isInstanceOf(InvalidStateException.class)
                .hasMessageContaining("part 'cards': its source fails to read it (IllegalArgumentException)")
                .hasMessageNotContaining("129.90")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    /** A source that takes no notice of a broken block must not get the rest taken for whole. */
    @Test
    void prepare_sourceSwallowsABrokenBlock_isRefusedAllTheSame() throws Exception {
        write(cards(1), new BlockSource("merchants", List.of()));
        byte[] bytes = Files.readAllBytes(file);
        bytes[FrameOffsets.of(bytes).get(2) + 5] ^= 1;
        Files.write(file, bytes);
        Durable careless = new BlockSource("cards", List.of()) {
            @Override
            public Restored restore(StateReader in) {
                assertThatThrownBy(in::next).isInstanceOf(InvalidStateException.class);
                return restored(List.of(), List.of());
            }
        };

        assertThatThrownBy(() -> SnapshotReader.prepare(file, List.of(careless)))
                .isInstanceOf(InvalidStateException.class)
                .hasMessageContaining("a frame whose checksum is wrong");
    }

    @Test
    void next_afterTheLastBlock_isNullForEver() throws Exception {
        write(cards(1));
        Durable patient = new BlockSource("cards", List.of()) {
            @Override
            public Restored restore(StateReader in) throws IOException, InvalidStateException {
                assertThat(in.next()).containsExactly(1);
                assertThat(in.next()).isNull();
                assertThat(in.next()).isNull();
                return restored(List.of(), List.of());
            }
        };

        assertThat(SnapshotReader.prepare(file, List.of(patient)).notes()).isEmpty();
    }

    private static BlockSource cards(int content) {
        return new BlockSource("cards", List.of(new byte[] {(byte) content}));
    }

    private void write(Durable... sources) throws IOException {
        SnapshotWriter.write(file, HEADER, List.of(sources));
    }

    private List<byte[]> read(String part) throws Exception {
        BlockSource source = new BlockSource(part, List.of());
        SnapshotReader.prepare(file, List.of(source)).commit();
        return source.blocks();
    }

    private List<String> filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
