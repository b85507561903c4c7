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
    KEYS {
        @Override
        ListBuilder builder(long expectedBytes, KeyCheck check) {
            return new KeyTable.Builder(expectedBytes, check);
        }
    },
    /** Ranges of IP addresses: a value is on the list if it is an address in one of them. */
    CIDR {
        @Override
        ListBuilder builder(long expectedBytes, KeyCheck check) {
            return new AddressRanges.Builder();
        }
    },
    /** Ranges of BINs: a value is on the list if all card numbers that begin with it lie in one of them. */
    BIN {
        @Override
        ListBuilder builder(long expectedBytes, KeyCheck check) {
            return new BinRanges.Builder(check.mostDigits());
        }
    },
    /** Domains: a value is on the list if it is one of them or below one, or an e-mail address there. */
    SUFFIX {
        @Override
        ListBuilder builder(long expectedBytes, KeyCheck check) {
            return new Suffixes.Builder(expectedBytes, check);
        }
    };

    /**
     * @param expectedBytes how large the file is, roughly
     * @param check what is asked of entries beside what the kind asks
     */
    abstract ListBuilder builder(long expectedBytes, KeyCheck check);
}
