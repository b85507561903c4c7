package dev.fraudscorer.internal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.spi.state.Durable;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, the result is the whole snapshot or a refusal. */
final class SnapshotFaultPropertyTest {
    private static final Instant BEGUN = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private byte[] whole;

    /** Two parts; equal blocks among them, so that exchanging two leaves every payload as it was. */
    @BeforeEach
    void snapshot() throws IOException {
        whole = written(1, List.of(block(1), block(2), block(2), block(3)), List.of(block(2), block(4)));
    }

    @Test
    void prepare_untouched_isTaken() throws Exception {
        assertThat(prepare(whole).parts()).isEqualTo(2);
    }

    @Test
    void prepare_anyBitOfAnyByteFlipped_isRefused() {
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertRefused(flipped, "byte " + at + ", bit " + bit);
            }
        }
    }

    @Test
    void prepare_cutAnywhere_isRefused() {
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), "cut to " + length);
        }
    }

    @Test
    void prepare_anythingBehind_isRefused() {
        assertRefused(joined(whole, new byte[1]), "a zero behind");
        assertRefused(joined(whole, whole), "the whole twice");
    }

    @Test
    void prepare_framesExchanged_isRefused() {
        List<byte[]> frames = frames(whole);
        for (int i = 0; i < frames.size(); i++) {
            for (int j = i + 1; j < frames.size(); j++) {
                List<byte[]> exchanged = frames(whole);
                Collections.swap(exchanged, i, j);
                assertRefused(assembled(exchanged), "frames " + i + " and " + j);
            }
        }
    }

    @Test
    void prepare_frameLeftOutOrDoubled_isRefused() {
        for (int i = 0; i < frames(whole).size(); i++) {
            List<byte[]> fewer = frames(whole);
            fewer.remove(i);
            assertRefused(assembled(fewer), "without frame " + i);
            List<byte[]> more = frames(whole);
            more.add(i, more.get(i));
            assertRefused(assembled(more), "frame " + i + " doubled");
        }
    }

    /** Both files are whole by themselves; the mixed frame is in its own place, behind its own checksum. */
    @Test
    void prepare_frameOfAnotherSnapshot_isRefused() throws IOException {
        byte[] other = written(2, List.of(block(5), block(6), block(7), block(8)), List.of(block(9), block(10)));
        List<byte[]> others = frames(other);
        for (int i = 0; i < others.size(); i++) {
            List<byte[]> mixed = frames(whole);
            boolean differs = !Arrays.equals(mixed.get(i), others.get(i));
            mixed.set(i, others.get(i));
            if (differs) {
                assertRefused(assembled(mixed), "frame " + i + " of another snapshot");
            }
        }
    }

    @Test
    void prepare_lengthBeyondAllBounds_isRefusedBeforeMemoryIsTaken() {
        int block = FrameOffsets.of(whole).get(2);
        for (int length : new int[] {Integer.MAX_VALUE, -1, 1 << 24, (1 << 24) + 1, whole.length}) {
            byte[] changed = whole.clone();
            ByteBuffer.wrap(changed).putInt(block + 1, length);
            assertThatThrownBy(() -> prepare(changed))
                    .as("length %s", length)
                    .isInstanceOf(InvalidStateException.class)
                    .hasMessageStartingWith("state.snapshot at byte " + block + ": found a frame of " + length);
        }
    }

    @Test
    void prepare_foreignFiles_areRefusedWithWhatTheyAre() {
        assertSays(new byte[0], "state.snapshot at byte 0: found an empty file; expected a snapshot");
        assertSays(
                "policy: card-payments\n".getBytes(StandardCharsets.UTF_8),
                "state.snapshot at byte 0: found another kind of file; expected a snapshot, which begins with FRAUDSNP");
        byte[] newer = whole.clone();
        newer[11] = 7;
        assertSays(
                newer,
                "state.snapshot at byte 8: found format version 7; expected 2; a newer version of the library wrote it"
                        + " and can read it; else go without it and warm up from the log");
        byte[] older = whole.clone();
        older[11] = 1;
        assertSays(
                older,
                "state.snapshot at byte 8: found format version 1; expected 2; an older version of the library wrote it"
                        + " and can read it; else go without it and warm up from the log");
        assertSays(
                Arrays.copyOf(whole, whole.length - 3),
                "state.snapshot at byte " + (whole.length - 3) + ": found the end of the file; expected the rest of the"
                        + " snapshot: it has been cut short");
        assertSays(
                joined(whole, new byte[5]),
                "state.snapshot at byte " + whole.length + ": found 5 bytes after the end; expected nothing");
    }

    private void assertSays(byte[] bytes, String message) {
        assertThatThrownBy(() -> prepare(bytes))
                .isInstanceOf(InvalidStateException.class)
                .hasMessage(message);
    }

    private void assertRefused(byte[] bytes, String what) {
        assertThatThrownBy(() -> prepare(bytes))
                .as(what)
                .isInstanceOf(InvalidStateException.class)
                .hasMessageContaining("state.snapshot at byte ");
    }

    private PreparedSnapshot prepare(byte[] bytes) throws IOException, InvalidStateException {
        Path file = Files.write(folder.resolve("state.snapshot"), bytes);
        Durable cards = new BlockSource("cards", List.of());
        return SnapshotReader.prepare(file, List.of(cards));
    }

    private byte[] written(int version, List<byte[]> cards, List<byte[]> merchants) throws IOException {
        Path file = folder.resolve("whole.snapshot");
        SnapshotHeader header = new SnapshotHeader("1", "p", Integer.toString(version), "sha256:0", BEGUN);
        SnapshotWriter.write(
                file, header, List.of(new BlockSource("cards", cards), new BlockSource("merchants", merchants)));
        return Files.readAllBytes(file);
    }

    private static byte[] block(int content) {
        return new byte[] {(byte) content, 0};
    }

    /** A list that can be changed. */
    private static List<byte[]> frames(byte[] file) {
        List<Integer> offsets = FrameOffsets.of(file);
        return new ArrayList<>(IntStream.range(0, offsets.size() - 1)
                .mapToObj(i -> Arrays.copyOfRange(file, offsets.get(i), offsets.get(i + 1)))
                .toList());
    }

    private byte[] assembled(List<byte[]> frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(whole, 12));
        frames.forEach(out::writeBytes);
        out.writeBytes(Arrays.copyOfRange(whole, whole.length - 8, whole.length));
        return out.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
