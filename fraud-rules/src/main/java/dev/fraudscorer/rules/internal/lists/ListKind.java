package dev.fraudscorer.rules.internal.lists;

import dev.fraudscorer.rules.internal.lists.content.KeyCheck;
import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.rules.internal.lists.keys.KeyTable;
import dev.fraudscorer.rules.internal.lists.keys.Suffixes;
import dev.fraudscorer.rules.internal.lists.ranges.AddressRanges;
import dev.fraudscorer.rules.internal.lists.ranges.BinRanges;

/** What the entries of a list are. */
enum ListKind {
    /** Keys: a value is on the list if it is one of them. */
    KEYS,
    /** Ranges of IP addresses: a value is on the list if it is an address in one of them. */
    CIDR,
    /** Ranges of BINs: a value is on the list if all card numbers that begin with it lie in one of them. */
    BIN,
    /** Domains: a value is on the list if it is one of them or below one, or an e-mail address there. */
    SUFFIX;

    /**
     * @param expectedBytes how large the file is, roughly
     * @param check what entries must meet beside what the kind requires
     */
    ListBuilder builder(long expectedBytes, KeyCheck check) {
        return switch (this) {
            case KEYS -> new KeyTable.Builder(expectedBytes, check);
            case CIDR -> new AddressRanges.Builder();
            case BIN -> new BinRanges.Builder(check.mostDigits());
            case SUFFIX -> new Suffixes.Builder(expectedBytes, check);
        };
    }
}
