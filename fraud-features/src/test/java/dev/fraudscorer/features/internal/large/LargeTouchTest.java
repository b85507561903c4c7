package dev.fraudscorer.features.internal.large;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.fraudscorer.features.internal.definition.Bounds;
import dev.fraudscorer.features.internal.fold.Payments;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is loaded without a lock may be anything. */
class LargeTouchTest {
    @Test
    void touch_anyBytes_staysWithinThem() {
        Payments payments =
                new Payments(new Bounds(1_000, 10, 1 << 30, 1 << 20), 0, feature -> true, RandomPayments.WINDOWS);
        LargeRecord record = new LargeRecord(new LargePlan(payments.plan()));
        Random random = new Random(1);
        for (int i = 0; i < 300_000; i++) {
            int length = 64 * (1 + random.nextInt(20));
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                // The length of the key is small, as it mostly is.
                bytes[35] = 0;
            }
            assertThatCode(() -> record.touch(bytes, 0, length)).doesNotThrowAnyException();
        }
    }
}
