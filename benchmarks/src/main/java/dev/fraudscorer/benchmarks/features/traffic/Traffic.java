package dev.fraudscorer.benchmarks.features.traffic;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Payments one after the other, the same ones for the same world. Each card is as likely as the other, so that every
 * visit finds its profile cold. A card mostly pays with its own devices, from its own addresses and to merchants of its
 * own; over all cards, devices, addresses and merchants are uniform, too. Confined to one thread.
 */
public final class Traffic {
    private static final long SEED = 20261122;
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long START_MILLIS = START.toEpochMilli();

    private static final int OWN_DEVICES = 2;
    private static final int OWN_ADDRESSES = 3;
    private static final int KNOWN_MERCHANTS = 8;
    private static final double OWN_DEVICE = 0.8;
    private static final double OWN_ADDRESS = 0.6;
    private static final double KNOWN_MERCHANT = 0.7;
    private static final double AT_HOME = 0.95;
    private static final double PRESENT = 0.6;
    private static final double DECLINED = 0.05;
    private static final double FRAUD = 0.005;

    private static final String[] COUNTRIES = {
        "AT", "BE", "BR", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "HU", "IE", "IT", "JP", "NL",
        "NO", "PL", "PT", "SE", "US", "ZA"
    };
    private static final int CATEGORIES = 20;

    private final SplittableRandom random;
    private final TrafficVolume world;
    private final double step;
    private final long between;
    private long number;

    public Traffic(TrafficVolume world) {
        this(world, SEED, 0, 1);
    }

    private Traffic(TrafficVolume world, long seed, long first, long between) {
        this.random = new SplittableRandom(seed);
        this.world = world;
        this.step = world.millisBetweenPayments();
        this.number = first;
        this.between = between;
    }

    /**
     * One of several that together go on where a history ended, for a thread of its own.
     *
     * @param history how many payments came before
     */
    public static Traffic after(long history, int part, int parts, TrafficVolume world) {
        return new Traffic(world, SEED + 1 + part, history + part, parts);
    }

    public Payment next() {
        return next(0, 1);
    }

    /** Every {@code lane} of {@code lanes} has cards, devices, addresses and merchants of its own. */
    public Payment next(int lane, int lanes) {
        int card = inLane(random.nextInt(world.cards()), lane, lanes);
        int device = inLane(of(card, world.devices(), OWN_DEVICES, OWN_DEVICE), lane, lanes);
        int address = inLane(of(card, world.addresses(), OWN_ADDRESSES, OWN_ADDRESS), lane, lanes);
        int merchant = inLane(of(card, world.merchants(), KNOWN_MERCHANTS, KNOWN_MERCHANT), lane, lanes);
        int home = card % COUNTRIES.length;
        long payment = number;
        number += between;
        return new Payment(
                TokenSource.payment(payment),
                START_MILLIS + (long) (payment * step),
                TokenSource.card(card),
                TokenSource.device(device),
                TokenSource.address(address),
                TokenSource.merchant(merchant),
                // To the cent, most small, a few large.
                Math.rint(100 * Math.exp(3 + 1.2 * (random.nextDouble() + random.nextDouble() - 1) * 2)) / 100,
                TokenSource.fresh(COUNTRIES[random.nextDouble() < AT_HOME ? home : random.nextInt(COUNTRIES.length)]),
                TokenSource.category(merchant % CATEGORIES),
                random.nextDouble() < PRESENT,
                random.nextDouble() < DECLINED,
                random.nextDouble() < FRAUD);
    }

    /** One of those that are the card's own, or any. */
    private int of(int card, int all, int own, double share) {
        return random.nextDouble() < share
                ? (int) (((long) card * own + random.nextInt(own)) % all)
                : random.nextInt(all);
    }

    private static int inLane(int number, int lane, int lanes) {
        return number - number % lanes + lane;
    }
}
