package dev.fraudscorer.rules.internal.lists.ranges;

import dev.fraudscorer.rules.internal.lists.content.KeyCheck;
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

/**
 * Ranges of the first digits of card numbers; the narrowest range goes first. A value is on the list if every card number
 * that begins with it lies in a range: with 411111 listed 41111122 is on it. With 41111100-41111149 listed it is
 * undecided for 411111, since some of its numbers are listed and some are not; and for what is no number of six digits
 * or more. Immutable; thread-safe.
 */
public final class BinRanges implements ListContent {
    /** Card numbers have up to 19 digits, of which the last is a check digit. */
    private static final int DIGITS = 18;

    /** A BIN has six digits or more. */
    private static final int FEWEST_DIGITS = 6;

    private final RangeTable ranges;

    private BinRanges(RangeTable ranges) {
        this.ranges = ranges;
    }

    @Override
    public ListStatus status(String value, long timeMillis) {
        if (place(value, timeMillis) != RangeTable.NOT_FOUND) {
            return ListStatus.LISTED;
        }
        long first = number(value);
        if (first < 0 || value.length() < FEWEST_DIGITS) {
            return ListStatus.NOT_KNOWN;
        }
        long rest = rest(value.length());
        return ranges.mayOverlap(0, first * rest, 0, (first + 1) * rest - 1, timeMillis)
                ? ListStatus.NOT_KNOWN
                : ListStatus.NOT_LISTED;
    }

    @Override
    public @Nullable ListedEntry find(String value, long timeMillis) {
        int place = place(value, timeMillis);
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

    private int place(String value, long timeMillis) {
        long first = number(value);
        return first < 0
                ? RangeTable.NOT_FOUND
                : ranges.find(0, first * rest(value.length()), 0, (first + 1) * rest(value.length()) - 1, timeMillis);
    }

    /** The number that some digits are; -1 if they are none, or too many. */
    private static long number(String text) {
        if (text.isEmpty() || text.length() > DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** How many numbers of all digits begin with some. */
    private static long rest(int digits) {
        long rest = 1;
        for (int i = digits; i < DIGITS; i++) {
            rest *= 10;
        }
        return rest;
    }

    /** Collects ranges. Confined to one thread. */
    public static final class Builder implements ListBuilder {
        private static final LineError AMERICAN_EXPRESS = new LineError(
                "more than 6 digits of American Express, whose numbers are kept with 6", "6 digits at most");

        private final List<Range> ranges = new ArrayList<>();
        private final int mostDigits;
        private final LineError invalid;

        /** @param mostDigits how many digits there are to compare with */
        public Builder(int mostDigits) {
            this.mostDigits = mostDigits;
            this.invalid = new LineError(
                    "no range of BINs",
                    "1 to " + mostDigits + " digits, or two of the same length, the lower first, such as 411111 or "
                            + (mostDigits < 8 ? "411100-411149" : "41111100-41111149"));
        }

        @Override
        public @Nullable LineError add(ListRow row) {
            String key = row.key().toString();
            int dash = key.indexOf('-');
            String first = dash < 0 ? key : key.substring(0, dash).strip();
            String last = dash < 0 ? key : key.substring(dash + 1).strip();
            long from = number(first);
            long to = number(last);
            if (first.length() > mostDigits || first.length() != last.length() || from < 0 || to < from) {
                return invalid;
            }
            boolean isKeptShorter = mostDigits < KeyCheck.LONGEST_BIN && first.length() > 6;
            if (isKeptShorter && (first.startsWith("34") || first.startsWith("37"))) {
                return AMERICAN_EXPRESS;
            }
            long rest = rest(first.length());
            ranges.add(Range.of(0, from * rest, 0, (to + 1) * rest - 1, row));
            return null;
        }

        @Override
        public ListContent build(StringPool notes, Problems problems) {
            return new BinRanges(RangeTable.of(ranges, notes, problems));
        }
    }
}
