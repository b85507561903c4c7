package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.HotEntity;
import dev.fraudscorer.features.internal.fold.Payments;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.features.internal.step.EntityStep;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no record, behind checksums that are right. */
class RecordCodecFaultsPropertyTest {
    private static final Payments PAYMENTS = new Payments(
            new Bounds(40_000, 10, 1L << 40, 64),
            new WindowDefinition("1m", 60_000, 0),
            new WindowDefinition("10m", 600_000, 0));
    private static final int[] CRAFTED = {
        Integer.MAX_VALUE, Integer.MAX_VALUE / 8, 1 << 28, 1 << 20, -1, Integer.MIN_VALUE
    };

    /** No fault takes more memory than there is, whether it is found or not. */
    @ParameterizedTest
    @ValueSource(ints = {20, 200})
    void read_anyNumberReplacedByACraftedOne_isRefusedOrRead(int events) throws Exception {
        byte[] whole = frame(events);
        int refused = 0;
        int tried = 0;
        for (int at = Long.BYTES; at <= whole.length - Integer.BYTES; at += at < 1_000 ? 1 : 13) {
            byte[] changed = whole.clone();
            ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
            buffer.putInt(at, CRAFTED[tried++ % CRAFTED.length]);
            // A frame that claims to be endless, so that no count can be held against its length.
            buffer.putLong(0, Long.MAX_VALUE);
            try {
                codec().read(new StateBytes(changed).input(), true);
            } catch (RuntimeException e) {
                refused++;
            }
        }
        assertThat(refused).as("of %s", tried).isPositive();
    }

    @Test
    void read_frameCutAnywhere_isRefused() throws Exception {
        byte[] whole = frame(200);
        for (int length = Long.BYTES; length < whole.length; length += length < 1_000 ? 1 : 13) {
            byte[] cut = Arrays.copyOf(whole, length);
            boolean read;
            try {
                codec().read(new StateBytes(cut).input(), true);
                read = true;
            } catch (IllegalArgumentException e) {
                read = false;
            }
            assertThat(read).as("the first %s bytes", length).isFalse();
        }
    }

    private static RecordCodec codec() {
        return new RecordCodec(new EntityStep(PAYMENTS.plan()));
    }

    private static byte[] frame(int events) {
        Random random = new Random(5);
        HotEntity entity = new HotEntity(PAYMENTS);
        for (int i = 0; i < events; i++) {
            Payment payment = new Payment(
                    1_772_323_200_000L + 100L * i, i, random.nextGaussian(), 1, "m" + random.nextInt(40), true, false);
            entity.count(payment);
            if (i % 10 == 0) {
                entity.label(payment, payment.time(), LabelState.FRAUD);
            }
        }
        return StateBytes.of(out -> codec().write(entity.block(), out)).frame();
    }
}
