package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.definition.AggregateFunction;
import dev.fraudscorer.features.internal.definition.WindowDefinition;
import dev.fraudscorer.features.internal.fold.Payments.Feature;
import dev.fraudscorer.features.internal.fold.Payments.Payment;
import java.util.Random;
import java.util.function.Predicate;

/** Payments with whatever may be in them. */
final class RandomPayments {
    static final WindowDefinition[] WINDOWS = {
        new WindowDefinition("5s", 5_000, 0),
        new WindowDefinition("1m", 60_000, 0),
        new WindowDefinition("1m_again", 60_000, 0),
        new WindowDefinition("10m", 600_000, 0),
        new WindowDefinition("30s_offset_20s", 30_000, 20_000),
        new WindowDefinition("4m_offset_20s", 240_000, 20_000),
        new WindowDefinition("2m_offset_5m", 120_000, 300_000)
    };

    private final Random random;
    private final int merchants;
    private final int doublesFrom;

    /**
     * @param merchants about how many there are
     * @param doublesFrom the id from which on amounts are not all whole cents
     */
    RandomPayments(Random random, int merchants, int doublesFrom) {
        this.random = random;
        this.merchants = merchants;
        this.doublesFrom = doublesFrom;
    }

    /** Which features a plan has: those of columns that are marked, or marked and counted, or all counted. */
    static Predicate<Feature> asked(Random random, int kind) {
        double likely = random.nextInt(3) == 0 ? 1 : 0.5;
        long salt = random.nextLong();
        return feature -> {
            boolean share = feature.function() == AggregateFunction.SHARE;
            boolean codes = share
                    || feature.function() == AggregateFunction.DISTINCT
                    || feature.function() == AggregateFunction.IS_NEW;
            boolean offset = feature.window().offsetMillis() > 0;
            boolean fits = switch (kind) {
                case 0 -> !share && !(offset && codes);
                case 1 -> "online".equals(feature.of()) || (!share && !(offset && codes));
                default -> true;
            };
            return fits && new Random(feature.toString().hashCode() ^ salt).nextDouble() < likely;
        };
    }

    Payment payment(long id, long when) {
        boolean doubles = id >= doublesFrom;
        double amount = random.nextInt(5_000) / 100.0 - 10;
        if (random.nextInt(50) == 0) {
            amount *= 100_000;
            amount = Math.rint(amount * 100) / 100;
        }
        if (doubles && random.nextInt(30) == 0) {
            amount = 3e12 * random.nextDouble();
        }
        return new Payment(
                when,
                id,
                random.nextInt(8) == 0 ? Double.NaN : amount,
                random.nextInt(3) > 0
                        ? Double.NaN
                        : doubles ? random.nextGaussian() * 1e-4 : random.nextInt(300) / 100.0,
                random.nextInt(6) == 0 ? null : "m" + (int) Math.abs(random.nextGaussian() * merchants),
                random.nextBoolean(),
                random.nextInt(4) == 0);
    }
}
