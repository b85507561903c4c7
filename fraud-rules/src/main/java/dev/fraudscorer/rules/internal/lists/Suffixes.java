package dev.fraudscorer.rules.internal.lists;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Domains with all below them; the longest suffix goes first. Of an e-mail address the domain is what follows the last
 * {@code @}; upper and lower case are the same, and a dot at the end says nothing. Immutable; thread-safe.
 */
final class Suffixes implements ListContent {
    private final KeyTable domains;
    private final int mostLabels;

    private Suffixes(KeyTable domains, int mostLabels) {
        this.domains = domains;
        this.mostLabels = mostLabels;
    }

    @Override
    public boolean contains(String value, long timeMillis) {
        return place(value, timeMillis) != KeyTable.NOT_FOUND;
    }

    @Override
    public @Nullable ListedEntry find(String value, long timeMillis) {
        long place = place(value, timeMillis);
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

    private long place(String value, long timeMillis) {
        String text = hasCapital(value) ? value.toLowerCase(Locale.ROOT) : value;
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

    private static boolean hasCapital(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c >= 'A' && c <= 'Z') || c > 127) {
                return true;
            }
        }
        return false;
    }

    /** Collects domains. Confined to one thread. */
    static final class Builder implements ListBuilder {
        private static final int LONGEST_DOMAIN = 253;
        private static final Fault INVALID = new Fault(
                "no domain", "a domain such as evil.example, which stands for all below it, too; no @ and no *");

        private final KeyTable.Builder domains;
        private final KeyCheck check;
        private int mostLabels;

        Builder(long expectedBytes, KeyCheck check) {
            this.domains = new KeyTable.Builder(expectedBytes, check);
            this.check = check;
        }

        @Override
        public @Nullable Fault add(ListRow row) {
            String domain = row.key().toString().toLowerCase(Locale.ROOT);
            int labels = labels(domain);
            if (labels == 0) {
                return INVALID;
            }
            Fault fault = check.fault(domain);
            if (fault != null) {
                return fault;
            }
            mostLabels = Math.max(mostLabels, labels);
            row.replaceKey(domain);
            return domains.put(row);
        }

        @Override
        public ListContent build(Notes notes, Problems problems) {
            return new Suffixes(domains.buildChecked(notes, problems), mostLabels);
        }

        /** How many labels a domain has; 0 if it is none. */
        private static int labels(String domain) {
            int labels = 1;
            for (int i = 0; i < domain.length(); i++) {
                char c = domain.charAt(i);
                boolean ofLabel = Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '-' || c == '_';
                boolean separates = c == '.' && i > 0 && domain.charAt(i - 1) != '.' && i + 1 < domain.length();
                if (!ofLabel && !separates) {
                    return 0;
                }
                labels += separates ? 1 : 0;
            }
            return domain.length() > LONGEST_DOMAIN ? 0 : labels;
        }
    }
}
