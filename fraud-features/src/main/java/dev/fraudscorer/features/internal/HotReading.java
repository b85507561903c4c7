package dev.fraudscorer.features.internal;

/** What of the hot entities of a snapshot can be read. */
enum HotReading {
    /** Nothing: they have other columns, or are of a layout that is not read any more. */
    NONE,
    /** Their events, unless some were folded: that was for other windows or aggregates. */
    EVENTS,
    /** All: they were folded for the same windows and aggregates. */
    ALL
}
