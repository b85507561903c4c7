package dev.fraudscorer.rules.internal.lists.keys;

import dev.fraudscorer.rules.internal.lists.content.KeyCheck;
import dev.fraudscorer.rules.internal.lists.content.LineError;
import dev.fraudscorer.rules.internal.lists.content.ListBuilder;
import dev.fraudscorer.rules.internal.lists.content.ListContent;
import dev.fraudscorer.rules.internal.lists.content.ListRow;
import dev.fraudscorer.rules.internal.lists.content.ListStatus;
import dev.fraudscorer.rules.internal.lists.content.ListedEntry;
import dev.fraudscorer.rules.internal.lists.content.StringPool;
import org.jspecify.annotations.Nullable;

/**
 * Domains with all below them; the longest suffix goes first. Of an e-mail address the domain is what follows the last
 * {@code @}. Compared in their ASCII form ({@link DomainName}): upper and lower case are the same, so are an international
 * domain and its form with xn--, and a dot at the end does not matter. Immutable; thread-safe.
 */
public final class Suffixes implements ListContent {
    private final KeyTable domains;
    private final int mostLabels;

    private Suffixes(KeyTable domains, int mostLabels) {
        this.domains = domains;
        this.mostLabels = mostLabels;
    }

    @Override
    public ListStatus status(String value, long timeMillis) {
        return DomainText.endsWithDomain(value)
                ? ListStatus.of(placeOfDomain(value, timeMillis) != KeyTable.NOT_FOUND)
                : ListStatus.NOT_KNOWN;
    }

    @Override
    public @Nullable ListedEntry find(String value, long timeMillis) {
        long place = DomainText.endsWithDomain(value) ? placeOfDomain(value, timeMillis) : KeyTable.NOT_FOUND;
        return place == KeyTable.NOT_FOUND ? null : domains.entry(place);
    }

    @Override
    public long entries() {
        return domains.entries();
    }

    @Override
    public long bytes() {
        return domains.bytes();
    }

    private long placeOfDomain(String value, long timeMillis) {
        String text = DomainName.ascii(value);
        // Most are spelled as they are compared and come back as they are: with what is before the domain.
        int begin = text.lastIndexOf('@') + 1;
        int end = text.endsWith(".") ? text.length() - 1 : text.length();
        long longest = KeyTable.NOT_FOUND;
        int dot = end;
        // Who sends a domain of a thousand labels pays for no more of them than the list has.
        for (int labels = 0; labels < mostLabels && dot >= begin; labels++) {
            dot = text.lastIndexOf('.', dot - 1);
            int start = Math.max(begin, dot + 1);
            long place = start < end ? domains.find(text, start, end, timeMillis) : KeyTable.NOT_FOUND;
            longest = place == KeyTable.NOT_FOUND ? longest : place;
        }
        return longest;
    }

    /** Collects domains. Confined to one thread. */
    public static final class Builder implements ListBuilder {
        private static final LineError INVALID = new LineError(
                "no domain", "a domain such as evil.example, which covers all below it, too; no @ and no *");

        private final KeyTable.Builder domains;
        private final KeyCheck check;
        private int mostLabels;

        public Builder(long expectedBytes, KeyCheck check) {
            this.domains = new KeyTable.Builder(expectedBytes, check);
            this.check = check;
        }

        @Override
        public @Nullable LineError add(ListRow row) {
            String unicode = DomainName.unicode(row.key().toString());
            int labels = DomainText.labels(unicode, 0);
            unicode = unicode.endsWith(".") ? unicode.substring(0, unicode.length() - 1) : unicode;
            String domain = DomainName.ascii(unicode);
            if (labels == 0 || domain.length() > DomainText.LONGEST_DOMAIN) {
                return INVALID;
            }
            LineError fault = check.fault(domain);
            if (fault != null) {
                return fault;
            }
            mostLabels = Math.max(mostLabels, labels);
            row.replaceKey(domain);
            return domains.put(row);
        }

        @Override
        public ListContent build(StringPool notes, Problems problems) {
            return new Suffixes(domains.buildChecked(notes, problems), mostLabels);
        }
    }
}
