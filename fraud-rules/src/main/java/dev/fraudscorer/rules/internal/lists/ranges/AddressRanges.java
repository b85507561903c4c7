package dev.fraudscorer.rules.internal.lists.ranges;

import dev.fraudscorer.internal.canonical.Ip;
import dev.fraudscorer.rules.internal.address.Cidr;
import dev.fraudscorer.rules.internal.lists.content.LineError;
import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.content.ListRow;
import dev.fraudscorer.rules.internal.lists.content.ListStatus;
import dev.fraudscorer.rules.internal.lists.content.ListedEntry;
import dev.fraudscorer.rules.internal.lists.content.StringPool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranges of IP addresses by prefix; the longest prefix goes first. Immutable; thread-safe. */
public final class AddressRanges implements ListContent {
    private final RangeTable ranges;

    private AddressRanges(RangeTable ranges) {
        this.ranges = ranges;
    }

    @Override
    public ListStatus status(String value, long timeMillis) {
        return Ip.isAddress(value)
                ? ListStatus.of(placeOfAddress(value, timeMillis) != RangeTable.NOT_FOUND)
                : ListStatus.NOT_KNOWN;
    }

    @Override
    public @Nullable ListedEntry find(String value, long timeMillis) {
        int place = Ip.isAddress(value) ? placeOfAddress(value, timeMillis) : RangeTable.NOT_FOUND;
        return place == RangeTable.NOT_FOUND ? null : ranges.entry(place);
    }

    @Override
    public long entries() {
        return ranges.size();
    }

    @Override
    public long bytes() {
        return ranges.bytes();
    }

    private int placeOfAddress(String value, long timeMillis) {
        long high = Ip.high(value);
        long low = Ip.low(value);
        return ranges.find(high, low, high, low, timeMillis);
    }

    /** Collects prefixes. Confined to one thread. */
    public static final class Builder implements ListBuilder {
        private final List<Range> ranges = new ArrayList<>();

        @Override
        public @Nullable LineError add(ListRow row) {
            String text = row.key().toString();
            Cidr cidr = Cidr.parse(text);
            if (cidr == null) {
                return new LineError(Cidr.fault(text), Cidr.EXPECTED);
            }
            long rest = cidr.bits() >= Long.SIZE ? 0 : -1L >>> cidr.bits();
            long lowRest = cidr.bits() <= Long.SIZE
                    ? -1L
                    : cidr.bits() >= 2 * Long.SIZE ? 0 : -1L >>> (cidr.bits() - Long.SIZE);
            ranges.add(Range.of(cidr.high(), cidr.low(), cidr.high() | rest, cidr.low() | lowRest, row));
            return null;
        }

        @Override
        public ListContent build(StringPool notes, Problems problems) {
            return new AddressRanges(RangeTable.of(ranges, notes, problems));
        }
    }
}
