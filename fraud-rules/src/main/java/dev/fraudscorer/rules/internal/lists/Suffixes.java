package dev.fraudscorer.rules.internal.lists;

import org.jspecify.annotations.Nullable;

/**
 * Domains with all below them; the longest suffix goes first. Of an e-mail address the domain is what follows the last
 * {@code @}. Compared in their ASCII form ({@link DomainName}): upper and lower case are the same, so are an international
 * domain and its form with xn--, and a dot at the end says nothing. Immutable; thread-safe.
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
        String text = DomainName.ascii(value);
        // Most are spelled as they are compared and come back as they are: with what stands before the domain.
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
            String unicode = DomainName.unicode(row.key().toString());
            unicode = unicode.endsWith(".") ? unicode.substring(0, unicode.length() - 1) : unicode;
            int labels = labels(unicode);
            String domain = DomainName.ascii(unicode);
            if (labels == 0 || domain.length() > LONGEST_DOMAIN) {
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
                boolean ofLabel = Character.isLetterOrDigit(c) || isMark(c) || c == '-' || c == '_';
                boolean separates = c == '.' && i > 0 && domain.charAt(i - 1) != '.' && i + 1 < domain.length();
                if (!ofLabel && !separates) {
                    return 0;
                }
                labels += separates ? 1 : 0;
            }
            return domain.isEmpty() ? 0 : labels;
        }

        /** What international domains have beside letters: combining marks, joiners, and what needs two chars. */
        private static boolean isMark(char c) {
            return Character.isSurrogate(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK
                    || c == '\u200c'
                    || c == '\u200d'
                    || c == '\u00b7'
                    || c == '\u30fb';
        }
    }
}
