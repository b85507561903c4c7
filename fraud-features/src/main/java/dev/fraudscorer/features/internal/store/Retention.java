package dev.fraudscorer.features.internal.store;

/**
 * Until when a record is kept, in few bits: units of a 512th to a 1,024th of the time that records of the kind are kept,
 * modulo 4,096. Of two that lie less than {@link #REACH} apart, the later is known. Immutable.
 */
final class Retention {
    static final int MASK = (1 << 12) - 1;

    /** How many units ahead a time may lie. */
    static final int REACH = MASK >> 1;

    private static final int UNITS = 512;

    private final int shift;
    private final int unitsKept;

    /** @param keptMillis how long a record is kept after its last event */
    Retention(long keptMillis) {
        this.shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, keptMillis / UNITS));
        this.unitsKept = (int) Math.max(1, keptMillis >> shift);
    }

    /** A time as units. */
    int units(long millis) {
        return (int) (millis >> shift) & MASK;
    }

    /** What stands for a time at most {@link #REACH} ahead of the clock: what lies further ahead is looked at again then. */
    int units(long millis, long clock) {
        long ahead = (millis >> shift) - (clock >> shift);
        return ahead > REACH ? units(clock) + REACH & MASK : units(millis);
    }

    /** How many units a time lies ahead of another; 0 or less if it does not. */
    static int ahead(int units, int clock) {
        int ahead = units - clock & MASK;
        return ahead > REACH ? ahead - MASK - 1 : ahead;
    }

    /** Whether so much time has passed that a record that was looked at before might be taken for one that is kept. */
    boolean isLong(long fromMillis, long toMillis) {
        return (toMillis >> shift) - (fromMillis >> shift) > UNITS;
    }

    /** How much of a record's age counts against its rank: 0 in the first half of its time, 3 in the last eighth. */
    int age(int ahead) {
        int age = 0;
        for (int part = unitsKept >> 1; age < 3 && ahead < part; part >>= 1) {
            age++;
        }
        return age;
    }

    /** About how long records are kept. */
    long millis() {
        return (long) unitsKept << shift;
    }
}
