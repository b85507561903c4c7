package dev.fraudscorer.features.internal;

import java.util.List;

/** What kind of stream meets what kind of policy. */
@SuppressWarnings("ImmutableEnumChecker") // made of List.of, and an array that is only read
enum Shape {
    /** Any time and any window; entities come and go. */
    WIDE_APART(
            List.of("2h", "1s", "1d"),
            List.of("500ms", "7s", "1m", "90m", "1h", "2h", "24h", "1d", "3d"),
            List.of("1ms", "30m", "1d"),
            new long[] {0, 0, 1, 499, 500, 7_000, 60_000, 1_800_000, 3_600_000, 5_400_000},
            3,
            10_000_000,
            65_000,
            1,
            22),
    /** All happens at full ten minutes, so that every edge is met to the millisecond. */
    ON_A_GRID(
            List.of("40m", "10m", "2h"),
            List.of("10m", "20m", "30m", "1h", "60m", "2h"),
            List.of("10m", "30m", "1h"),
            new long[] {0, 0, 0, 600_000, 600_000, 1_200_000},
            4,
            10_000_000,
            65_000,
            1,
            22),
    /** Entities that leave and come back, often by events that are late. */
    RETURNING(
            List.of("40m", "2h", "10m"),
            List.of("1m", "10m", "30m", "1h"),
            List.of("1m", "10m"),
            new long[] {0, 1, 10_000, 60_000, 300_000},
            40,
            10_000_000,
            65_000,
            1,
            14),
    /** More entities than are kept. */
    CROWDED(
            List.of("1h", "1m", "5h"),
            List.of("1m", "10m", "2h", "5h"),
            List.of("1m", "1h"),
            new long[] {0, 1, 1_000, 30_000, 60_000, 600_000},
            6,
            7,
            65_000,
            1,
            12),
    /** Hundreds of events in a window. */
    DENSE(
            List.of("2h", "1m", "1d"),
            List.of("10s", "10m", "1h", "7h", "1d"),
            List.of("1ms", "30m", "5h"),
            new long[] {0, 1, 10, 1_000, 30_000, 60_000, 300_000},
            2,
            10_000_000,
            65_000,
            4,
            20),
    /** More events of an entity than are kept one by one. */
    HOT(
            List.of("1h", "1m", "1d"),
            List.of("10s", "10m", "1h", "7h", "1d"),
            List.of("30m", "5h"),
            new long[] {0, 1, 10, 1_000, 5_000, 20_000, 60_000},
            2,
            10_000_000,
            64,
            4,
            10);

    private final List<String> latenesses;
    private final List<String> lengths;
    private final List<String> offsets;
    private final long[] steps;
    private final int busyKeys;
    private final int maxEntities;
    private final int exactEvents;
    private final int askedOneIn;
    private final int percentOfEvents;

    Shape(
            List<String> latenesses,
            List<String> lengths,
            List<String> offsets,
            long[] steps,
            int busyKeys,
            int maxEntities,
            int exactEvents,
            int askedOneIn,
            int percentOfEvents) {
        this.latenesses = latenesses;
        this.lengths = lengths;
        this.offsets = offsets;
        this.steps = steps;
        this.busyKeys = busyKeys;
        this.maxEntities = maxEntities;
        this.exactEvents = exactEvents;
        this.askedOneIn = askedOneIn;
        this.percentOfEvents = percentOfEvents;
    }

    List<String> latenesses() {
        return latenesses;
    }

    List<String> lengths() {
        return lengths;
    }

    List<String> offsets() {
        return offsets;
    }

    /** How far the stream advances from event to event, in milliseconds. */
    long[] steps() {
        return steps;
    }

    /** How many keys have most of the events. */
    int busyKeys() {
        return busyKeys;
    }

    int maxEntities() {
        return maxEntities;
    }

    int exactEvents() {
        return exactEvents;
    }

    /** One in how many events is compared, since the oracle has much to do for each. */
    int askedOneIn() {
        return askedOneIn;
    }

    int percentOfEvents() {
        return percentOfEvents;
    }

    /** Whether some are evicted since there are too many. */
    boolean isCrowded() {
        return this == CROWDED;
    }

    boolean isFolding() {
        return this == HOT;
    }
}
