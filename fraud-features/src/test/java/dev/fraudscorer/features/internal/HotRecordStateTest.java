package dev.fraudscorer.features.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.HotEntity;
import dev.fraudscorer.features.internal.fold.Payments;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.step.EntityStep;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hot records written and read again. */
class HotRecordStateTest {
    private static final long START = 1_772_323_200_000L;
    private static final Payments PAYMENTS = new Payments(
            new Bounds(40_000, 10, 1L << 40, 64),
            new WindowDefinition("1m", 60_000, 0),
            new WindowDefinition("10m", 600_000, 0),
            new WindowDefinition("1m_offset_1m", 60_000, 60_000));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void restored_goesOnLikeTheOriginal_answersToTheBit(boolean cents) throws Exception {
        Random random = new Random(1);
        HotEntity original = new HotEntity(PAYMENTS);
        HotEntity restored = original;
        for (int i = 0; i < 6_000; i++) {
            Payment payment = cents ? inCents(random, i) : payment(random, i);
            if (i % 500 == 200) {
                restored = copy(restored);
            }
            if (i % 7 == 0) {
                assertThat(bits(restored, payment)).as("event " + i).isEqualTo(bits(original, payment));
            }
            assertThat(original.count(payment)).isTrue();
            if (restored != original) {
                assertThat(restored.count(payment)).isTrue();
            }
            if (i % 50 == 0) {
                original.label(payment, payment.time(), LabelState.FRAUD);
                if (restored != original) {
                    restored.label(payment, payment.time(), LabelState.FRAUD);
                }
            }
        }
        assertThat(restored.foldedEvents()).isEqualTo(original.foldedEvents()).isPositive();
        assertThat(encoded(restored)).as("what is folded").hasSameSizeAs(encoded(original));
    }

    @Test
    void read_truncatedAtAnyPlace_isRefused() throws Exception {
        byte[] encoded = encoded(filled(130));
        for (int length = 0; length < encoded.length; length++) {
            byte[] truncated = Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> decode(truncated))
                    .as("the first %s bytes", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> decode(Arrays.copyOf(encoded, encoded.length + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 bytes more than expected");
    }

    @Test
    void read_anyByteChanged_isRefusedOrRead() throws Exception {
        byte[] encoded = encoded(filled(130));
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < encoded.length; i++) {
            byte[] changed = encoded.clone();
            changed[i] ^= (byte) (1 << random.nextInt(8));
            try {
                decode(changed);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(encoded.length / 20);
    }

    private static HotEntity filled(int events) {
        Random random = new Random(2);
        HotEntity entity = new HotEntity(PAYMENTS);
        for (int i = 0; i < events; i++) {
            entity.count(payment(random, i));
        }
        return entity;
    }

    private static Payment payment(Random random, int i) {
        long late = random.nextInt(5) == 0 ? random.nextInt(30_000) : 0;
        double amount = random.nextInt(200) == 0 ? 1e15 * random.nextGaussian() : random.nextGaussian();
        return new Payment(
                START + 100L * i - late, i, amount, 1 / 3.0, "m" + random.nextInt(40), true, random.nextBoolean());
    }

    private static Payment inCents(Random random, int i) {
        long late = random.nextInt(5) == 0 ? random.nextInt(30_000) : 0;
        return new Payment(
                START + 100L * i - late,
                i,
                random.nextInt(100_000) / 100.0,
                Double.NaN,
                "m" + random.nextInt(40),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private static byte[] encoded(HotEntity entity) {
        RecordCodec codec = new RecordCodec(new EntityStep(PAYMENTS.plan()));
        return StateBytes.of(out -> codec.write(entity.block(), out)).bytes();
    }

    /** The decoding of a frame that holds these bytes and no others. */
    private static RecordCodec decode(byte[] bytes) throws IOException, InvalidStateException {
        StateInput in =
                StateBytes.of(out -> out.putBytes(bytes, 0, bytes.length)).input();
        RecordCodec codec = new RecordCodec(new EntityStep(PAYMENTS.plan()));
        codec.read(in, true);
        in.end();
        return codec;
    }

    private static HotEntity copy(HotEntity entity) throws IOException, InvalidStateException {
        RecordCodec codec = decode(encoded(entity));
        HotEntity copy = new HotEntity(PAYMENTS);
        copy.block().clear();
        codec.into(copy.block());
        return copy;
    }

    private static long[] bits(HotEntity entity, Payment payment) {
        FeatureVector read = entity.read(payment);
        return PAYMENTS.features().stream()
                .mapToLong(feature -> Double.doubleToLongBits(read.number(feature.slot())))
                .toArray();
    }
}
