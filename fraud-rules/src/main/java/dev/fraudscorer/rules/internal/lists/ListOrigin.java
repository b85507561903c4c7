package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;

/** Where the entries of a list come from: a file of the policy, or a part of the host. Thread-safe. */
interface ListOrigin {
    /** By what reports, list versions and the digest name it; equal for lists of the same entries. */
    String name();

    /** About how many bytes the keys have; 0 if unknown. */
    long expectedBytes(PolicyFolder folder) throws Exception;

    /**
     * Reads the entries; reports what is wrong with them. The folder counts them as read.
     *
     * @throws Exception if they cannot be read, which the caller reports
     */
    ListContent read(ListBuilder builder, PolicyFolder folder, PolicyReader reader) throws Exception;

    /**
     * Whether the entries may be others than those that were read last.
     *
     * @param digest of what was read last
     * @throws Exception if that cannot be found out, which the caller reports
     */
    boolean mayHaveChanged(String digest, PolicyFolder folder) throws Exception;

    /** What is to be done when it cannot be read, for list {@code list}. */
    void reportUnreadable(String list, Exception cause, PolicyReader reader);
}
