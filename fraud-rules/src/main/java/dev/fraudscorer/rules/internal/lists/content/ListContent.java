package dev.fraudscorer.rules.internal.lists.content;

import org.jspecify.annotations.Nullable;

/** What a list holds. Immutable; thread-safe. */
public interface ListContent {
    /**
     * Whether an entry that holds at the time is of {@code value}. Allocates nothing, but for suffixes of a value with
     * capital letters.
     *
     * @param timeMillis of the event, in milliseconds since 1970
     */
    ListStatus status(String value, long timeMillis);

    /**
     * The most specific entry that holds at the time and is of {@code value}; of several, the last in the file. Null if
     * there is none.
     */
    @Nullable
    ListedEntry find(String value, long timeMillis);

    long entries();

    /** How much memory it takes, without the texts of reasons and sources. */
    long bytes();
}
