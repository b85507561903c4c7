package dev.fraudscorer.features.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.profile.Payments.Payment;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.spi.state.InvalidStateException;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Wide parts written and read again. */
class WideStateTest {
    private static final long START = 1_772_323_200_000L;
    private static final Payments PAYMENTS = new Payments(
            new Bounds(40_000, 10, 1L << 40, 64),
            new WindowDefinition("1m", 60_000, 0),
            new WindowDefinition("10m", 600_000, 0),
            new WindowDefinition("1m_offset_1m", 60_000, 60_000));

    @Test
    void restored_goesOnLikeTheOriginal_answersToTheBit() throws Exception {
        Random random = new Random(1);
        Profile original = PAYMENTS.newProfile();
        Profile restored = original;
        for (int i = 0; i < 6_000; i++) {
            Payment payment = payment(random, i);
            if (i % 500 == 200) {
                restored = copy(restored);
            }
            if (i % 7 == 0) {
                assertThat(bits(restored, payment)).as("event " + i).isEqualTo(bits(original, payment));
            }
            PAYMENTS.count(original, payment);
            if (restored != original) {
                PAYMENTS.count(restored, payment);
            }
            if (i % 50 == 0) {
                PAYMENTS.label(original, payment, payment.time(), LabelState.FRAUD);
                if (restored != original) {
                    PAYMENTS.label(restored, payment, payment.time(), LabelState.FRAUD);
                }
            }
        }
        assertThat(restored.foldedEvents()).isEqualTo(original.foldedEvents()).isPositive();
        assertThat(encoded(restored)).as("what is folded").hasSameSizeAs(encoded(original));
    }

    @Test
    void decode_truncatedAtAnyPlace_isRefused() throws Exception {
        Profile profile = filled(130);
        byte[] encoded = encoded(profile);
        for (int length = 0; length < encoded.length; length++) {
            byte[] truncated = Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> decode(profile, truncated))
                    .as("the first %s bytes", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> decode(profile, Arrays.copyOf(encoded, encoded.length + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 bytes more than expected");
    }

    @Test
    void decode_anyByteChanged_isRefusedOrRead() throws Exception {
        Profile profile = filled(130);
        byte[] encoded = encoded(profile);
        Random random = new Random(3);
        int refused = 0;
        for (int i = 0; i < encoded.length; i++) {
            byte[] changed = encoded.clone();
            changed[i] ^= (byte) (1 << random.nextInt(8));
            try {
                Wide wide = decode(profile, changed);
                assertThat(wide.foldedEvents()).as("byte %s", i).isNotNegative();
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(encoded.length / 10);
    }

    @Test
    void decode_rowsOfAnother_isRefused() throws Exception {
        Profile profile = filled(130);
        Profile later = filled(131);
        later.code(0, later.end() - 1, 1 << 20);

        assertThatThrownBy(() -> decode(later, encoded(profile)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("folded events of an entity: a code without a value");
    }

    private static Profile filled(int events) {
        Random random = new Random(2);
        Profile profile = PAYMENTS.newProfile();
        for (int i = 0; i < events; i++) {
            PAYMENTS.count(profile, payment(random, i));
        }
        return profile;
    }

    private static Payment payment(Random random, int i) {
        long late = random.nextInt(5) == 0 ? random.nextInt(30_000) : 0;
        double amount = random.nextInt(200) == 0 ? 1e15 * random.nextGaussian() : random.nextGaussian();
        return new Payment(
                START + 100L * i - late, i, amount, 1 / 3.0, "m" + random.nextInt(40), true, random.nextBoolean());
    }

    private static byte[] encoded(Profile profile) {
        Wide wide = profile.wide();
        return StateBytes.of(out -> wide.write(new WideEncoder(out))).bytes();
    }

    /** The decoding of a frame that holds these bytes and no others. */
    private static Wide decode(Rows rows, byte[] bytes) throws IOException, InvalidStateException {
        StateInput in =
                StateBytes.of(out -> out.putBytes(bytes, 0, bytes.length)).input();
        Wide wide = new Wide(PAYMENTS.plan(), rows, new WideDecoder(in));
        in.end();
        return wide;
    }

    private static Profile copy(Profile profile) throws IOException, InvalidStateException {
        StateBytes bytes = StateBytes.of(out -> ProfileCodec.write(profile, out));
        return Objects.requireNonNull(ProfileCodec.read(PAYMENTS.plan(), bytes.input(), true));
    }

    private static long[] bits(Profile profile, Payment payment) {
        FeatureVector read = PAYMENTS.read(profile, payment);
        return PAYMENTS.features().stream()
                .mapToLong(feature -> Double.doubleToLongBits(read.number(feature.slot())))
                .toArray();
    }
}
