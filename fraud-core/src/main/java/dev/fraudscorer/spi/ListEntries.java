package dev.fraudscorer.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Takes the entries of a list from a {@link ListProvider}, in an order of which the last of equally specific ones counts. What is no entry of
 * the list's kind is reported with its number, and the load is refused; the provider goes on.
 */
public interface ListEntries {
    /**
     * Adds an entry that holds always.
     *
     * @param key as in a list's file: a key, a range of addresses, a BIN or a domain, as the policy's {@code kind} says
     */
    default void add(String key) {
        add(key, "", "", null, null);
    }

    /**
     * Adds an entry.
     *
     * @param reason shown in the evidence of a rule that fires by the entry; empty for none
     * @param source shown beside it, such as who delivered it; empty for none
     * @param validFrom from when on it holds, in event time; null for always
     * @param validTo until before when it holds, in event time; null for ever
     */
    void add(String key, String reason, String source, @Nullable Instant validFrom, @Nullable Instant validTo);
}
