package dev.fraudscorer.features.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateInputTest {
    private static final int BLOCK = StateOutput.BLOCK_BYTES;

    @Test
    void read_framesOfAllSizesInAnyBlocks_isWhatWasWritten() throws Exception {
        long seed = 7;
        Random random = new Random(seed);
        List<byte[]> frames = new ArrayList<>();
        StateOutput out = new StateOutput();
        List<byte[]> blocks = new ArrayList<>();
        for (int around : new int[] {0, 1, 9, BLOCK - 24, BLOCK - 9, BLOCK, BLOCK + 5, 3 * BLOCK + 1, 17}) {
            byte[] bytes = new byte[around];
            random.nextBytes(bytes);
            frames.add(bytes);
            out.begin();
            out.putInt(bytes.length);
            out.putBytes(bytes, 0, bytes.length);
            out.putLong(around);
            out.end();
            out.writeFull((block, length) -> blocks.add(Arrays.copyOf(block, length)));
        }
        out.writeAll((block, length) -> blocks.add(Arrays.copyOf(block, length)));
        assertThat(blocks).allMatch(block -> block.length <= BLOCK).hasSizeGreaterThan(6);

        for (List<byte[]> cut : List.of(blocks, cut(blocks, random, 5), cut(blocks, random, 3 * BLOCK))) {
            StateInput in = input(cut);
            for (byte[] frame : frames) {
                assertThat(in.begin()).isEqualTo(Integer.BYTES + frame.length + Long.BYTES);
                assertThat(Arrays.equals(in.bytes(in.count(1)), frame))
                        .as("seed %s", seed)
                        .isTrue();
                assertThat(in.getLong()).isEqualTo(frame.length);
                in.end();
            }
            assertThat(in.isAtEnd()).isTrue();
        }
    }

    @Test
    void skip_restOfAFrame_continuesWithTheNext() throws Exception {
        StateOutput out = new StateOutput();
        List<byte[]> blocks = new ArrayList<>();
        out.begin();
        out.putBytes(new byte[2 * BLOCK], 0, 2 * BLOCK);
        out.end();
        out.begin();
        out.putInt(5);
        out.end();
        out.writeAll((block, length) -> blocks.add(Arrays.copyOf(block, length)));

        StateInput in = input(blocks);
        in.begin();
        in.getInt();
        in.skip();
        in.begin();

        assertThat(in.getInt()).isEqualTo(5);
    }

    /** With the heap of the tests, arrays of that length cannot be made. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MAX_VALUE - 8, 1 << 30, 1 << 28})
    void read_countsBeyondWhatIsThere_areRefusedBeforeMemoryIsTaken(int count) throws Exception {
        List<byte[]> blocks = new ArrayList<>();
        StateOutput out = new StateOutput();
        out.begin();
        out.putInt(count);
        out.putInt(0);
        out.writeAll((block, length) -> blocks.add(Arrays.copyOf(block, length)));
        Arrays.fill(blocks.get(0), 0, Long.BYTES - 1, (byte) 0xFF);
        blocks.get(0)[Long.BYTES - 1] = 0x7F;

        for (boolean longs : new boolean[] {true, false}) {
            StateInput in = input(blocks);
            assertThat(in.begin()).isEqualTo(Long.MAX_VALUE);
            int claimed = in.count(Long.BYTES);
            assertThatThrownBy(() -> {
                        if (longs) {
                            in.longs(claimed);
                        } else {
                            in.bytes(claimed);
                        }
                    })
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("too little");
        }
    }

    @Test
    void begin_negativeLength_isRefused() {
        byte[] negative = new byte[Long.BYTES];
        Arrays.fill(negative, (byte) 0xFF);

        assertThatThrownBy(() -> input(List.of(negative)).begin()).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<byte[]> cut(List<byte[]> blocks, Random random, int most) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] block : blocks) {
            all.write(block);
        }
        byte[] bytes = all.toByteArray();
        List<byte[]> cut = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(most));
            cut.add(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        return cut;
    }

    private static StateInput input(List<byte[]> blocks) {
        Iterator<byte[]> each = blocks.iterator();
        return new StateInput(() -> each.hasNext() ? each.next() : null);
    }
}
