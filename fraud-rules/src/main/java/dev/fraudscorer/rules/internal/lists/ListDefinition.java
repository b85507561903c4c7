package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.rules.internal.lists.content.KeyCheck;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.keys.KeyTable;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;

/**
 * A list as the policy names it. Immutable.
 *
 * @param name in the policy
 * @param origin where its entries come from
 * @param kind what its entries are
 * @param forms how the values that its entries are of are spelled
 * @param check what they must meet beside
 */
record ListDefinition(String name, ListOrigin origin, ListKind kind, EntryForms forms, KeyCheck check) {
    /** Reads the entries; reports what is wrong with them. */
    ListContent read(PolicyFolder folder, PolicyReader reader) {
        try {
            long bytes = origin.expectedBytes(folder);
            return origin.read(forms.wrap(kind.builder(bytes, check), kind), folder, reader);
        } catch (Exception e) {
            origin.reportUnreadable(name, e, reader);
            return KeyTable.EMPTY;
        }
    }

    /** Whether its entries may be others than those of {@code digest}; false if that was reported not to be known. */
    boolean mayHaveChanged(String digest, PolicyFolder folder, PolicyReader reader) {
        try {
            return origin.mayHaveChanged(digest, folder);
        } catch (Exception e) {
            origin.reportUnreadable(name, e, reader);
            return false;
        }
    }
}
