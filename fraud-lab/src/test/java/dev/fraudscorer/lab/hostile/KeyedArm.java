package dev.fraudscorer.lab.hostile;

import dev.fraudscorer.event.ValueState;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A way to do something under the keys of honest entities that is not counted there, or not whole. */
enum KeyedArm {
    /** Stamped further ahead than is believed: by minutes, or by ages. */
    AHEAD(ValueState.TOO_EARLY, null) {
        @Override
        Draft hostile(Draft keys, Random random, Instant now) {
            Duration ahead = Duration.ofMinutes(random.nextBoolean() ? 11 : 11 + random.nextInt(5_000_000));
            return keys.copy().time(now.plus(ahead));
        }
    },
    /** Stamped further back than the lateness, mostly so that some windows still reach there. */
    LATE(ValueState.TOO_LATE, null) {
        @Override
        Draft hostile(Draft keys, Random random, Instant now) {
            int most = random.nextInt(4) == 0 ? 100_000 : 600;
            return keys.copy().time(now.minus(Duration.ofMinutes(61 + random.nextInt(most))));
        }
    },
    /** An amount that is none. */
    AMOUNT(ValueState.INVALID, "amount") {
        @Override
        Draft hostile(Draft keys, Random random, Instant now) {
            return keys.copy().time(now).amount(Double.NaN);
        }
    },
    /** A country that there is not. */
    COUNTRY(ValueState.INVALID, "country") {
        @Override
        Draft hostile(Draft keys, Random random, Instant now) {
            return keys.copy().time(now).text("country", "ZZ");
        }
    },
    /** A text that is too long. */
    TEXT(ValueState.INVALID, "memo") {
        @Override
        Draft hostile(Draft keys, Random random, Instant now) {
            return keys.copy().time(now).text("memo", "x".repeat(5000));
        }
    };

    private final ValueState why;
    private final @Nullable String refused;

    KeyedArm(ValueState why, @Nullable String refused) {
        this.why = why;
        this.refused = refused;
    }

    /** A payment with the keys of another. */
    abstract Draft hostile(Draft keys, Random random, Instant now);

    /** The state of what lacks it. */
    ValueState why() {
        return why;
    }

    /** The attribute that is refused; null if the event as a whole is not counted. */
    @Nullable
    String refused() {
        return refused;
    }

    /** The same payment as one would have it counted that leaves out what is refused. */
    Draft withoutRefused(Draft hostile) {
        Draft same = hostile.copy();
        return "amount".equals(refused) ? same.amount(null) : same.without(String.valueOf(refused));
    }
}
