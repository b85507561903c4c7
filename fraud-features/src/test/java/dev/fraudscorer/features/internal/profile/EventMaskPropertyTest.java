package dev.fraudscorer.features.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Masks of events against sets of bits that are made one by one. */
class EventMaskPropertyTest {
    /** What a mask may read beyond its events. */
    private static final int BEYOND = Long.BYTES;

    private final EventMask mask = new EventMask();

    @Test
    void haveByte_randomBytes_hasThoseThatAreEqual() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] data = bytes(random);
            int events = 1 + random.nextInt(EventMask.MOST);
            int at = random.nextInt(9);
            int value = random.nextBoolean() ? data[at + random.nextInt(events)] & 0xFF : random.nextInt(256);

            mask.haveByte(data, at, events, value);

            BitSet expected = new BitSet();
            for (int i = 0; i < events; i++) {
                expected.set(i, (data[at + i] & 0xFF) == value);
            }
            assertThat(within(events)).as("seed %s", seed).isEqualTo(expected);
        }
    }

    @Test
    void haveBit_randomBytes_hasThoseWithTheBit() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] data = bytes(random);
            int events = 1 + random.nextInt(EventMask.MOST);
            int at = random.nextInt(9);
            int bit = random.nextInt(Byte.SIZE);

            mask.haveBit(data, at, events, bit);

            BitSet expected = new BitSet();
            for (int i = 0; i < events; i++) {
                expected.set(i, (data[at + i] >>> bit & 1) != 0);
            }
            assertThat(within(events)).as("seed %s", seed).isEqualTo(expected);
        }
    }

    @Test
    void range_everyRange_hasItsEvents() {
        for (int from = 0; from <= EventMask.MOST; from++) {
            for (int to = from; to <= EventMask.MOST; to++) {
                mask.range(from, to);

                BitSet expected = new BitSet();
                expected.set(from, to);
                assertThat(within(EventMask.MOST)).as("[%s, %s)", from, to).isEqualTo(expected);
                assertThat(mask.isEmpty()).isEqualTo(from == to);
                if (from < to) {
                    assertThat(mask.newest()).isEqualTo(to - 1);
                }
            }
        }
    }

    @Test
    void addAndRemove_everyEvent_changesItAlone() {
        for (int event = 0; event < EventMask.MOST; event++) {
            mask.clear();
            mask.add(event);
            assertThat(within(EventMask.MOST).stream()).containsExactly(event);
            mask.fill();
            mask.remove(event);
            assertThat(within(EventMask.MOST).nextClearBit(0)).isEqualTo(event);
            assertThat(within(EventMask.MOST).cardinality()).isEqualTo(EventMask.MOST - 1);
        }
    }

    private BitSet within(int events) {
        BitSet bits = BitSet.valueOf(new long[] {mask.low, mask.high});
        bits.clear(events, EventMask.MOST);
        return bits;
    }

    /** Few different values, and those that differ from others in one bit or by one. */
    private static byte[] bytes(Random random) {
        byte[] data = new byte[BEYOND + EventMask.MOST + BEYOND];
        byte[] few = {0, 1, -1, -128, 127, (byte) random.nextInt()};
        for (int i = 0; i < data.length; i++) {
            data[i] = few[random.nextInt(few.length)];
        }
        return data;
    }
}
