package dev.fraudscorer.features.internal.large;

import dev.fraudscorer.features.internal.record.Bytes;
import dev.fraudscorer.features.internal.record.FactSink;
import dev.fraudscorer.features.internal.record.Header;
import dev.fraudscorer.features.internal.record.KnownFrauds;
import dev.fraudscorer.features.internal.record.RowLayout;

/*
 * Facts are ordered by their event's time and id and then by when they were known; the last one known at a time counts.
 * They lie in pages of up to 256, so that one more moves no more than a page, and each page has how many of its events are
 * fraud by all that is known: windows add up pages and look into those alone that an edge cuts, or that have something that
 * is not known yet. All facts of one event are in one page. A single page has only the room that it needs.
 */

/** What turned out to be true about one entity's events. Stateless beside the record. */
final class Facts implements KnownFrauds {
    /** What came of a fact. */
    enum Added {
        DONE,
        /** The labels need more room. */
        NO_ROOM,
        /** There are more facts about one event than a page has room for. */
        TOO_MANY
    }

    private static final long EPOCH = Header.NONE + (1L << 47);
    private static final long LATEST = EPOCH + (1L << 47) - 1;

    private final RecordView view;
    private final FactLayout layout;

    Facts(RecordView view) {
        this.view = view;
        this.layout = view.plan.facts();
    }

    int pages() {
        return view.getChar(LargeLayout.PAGES);
    }

    /** For how many pages there is room. */
    int pageRoom() {
        return view.getChar(LargeLayout.PAGE_ROOM);
    }

    /** For how many facts a page has room. */
    int factRoom() {
        return view.getChar(LargeLayout.FACT_ROOM);
    }

    /** How many facts are in a page; pages are numbered in the order of their facts. */
    int facts(int page) {
        return Bytes.getChar(view.bytes, entry(page) + FactLayout.ENTRY_FACTS);
    }

    /** Notes a fact; of two that were known at the same time about one event, the one that arrived last stays. */
    Added add(long time, long id, long knownAt, boolean fraud, long bits) {
        long word = word(time, id);
        int rest = rest(id);
        long known = Math.max(Header.NONE, Math.min(LATEST, knownAt));
        if (pages() == 0) {
            if (pageRoom() == 0) {
                return Added.NO_ROOM;
            }
            addPage(0);
        }
        int page = Math.max(0, pageOf(word, rest));
        int at = place(page, word, rest, known);
        int facts = facts(page);
        boolean same = at < facts && isOf(page, at, word, rest) && known(page, at) == known;
        if (!same) {
            if (facts == factRoom()) {
                Added made = makeRoom(page, at, word, rest);
                return made == Added.DONE ? add(time, id, knownAt, fraud, bits) : made;
            }
            int from = fact(page, at);
            System.arraycopy(view.bytes, from, view.bytes, from + layout.factBytes, (facts - at) * layout.factBytes);
            facts(page, facts + 1);
        }
        int fact = fact(page, at);
        Bytes.putLong(view.bytes, fact, word);
        Bytes.put48(view.bytes, fact + FactLayout.KNOWN, known - EPOCH);
        Bytes.putChar(view.bytes, fact + FactLayout.ID_REST, rest);
        layout.flags(view.bytes, fact, fraud, bits);
        renew(page);
        return Added.DONE;
    }

    /** Splits a page that is full, at the border of two events. */
    private Added makeRoom(int page, int at, long word, int rest) {
        if (factRoom() < Sizes.MOST_FACTS || pages() == pageRoom()) {
            return Added.NO_ROOM;
        }
        int facts = facts(page);
        boolean last = at == facts && page + 1 == pages();
        if (last && !isOf(page, facts - 1, word, rest)) {
            // Most come behind all others: then the page stays full.
            beginPage(page + 1, word, rest);
            return Added.DONE;
        }
        int border = border(page, facts / 2);
        if (border == facts) {
            return Added.TOO_MANY;
        }
        addPage(page + 1);
        int moved = facts - border;
        System.arraycopy(view.bytes, fact(page, border), view.bytes, fact(page + 1, 0), moved * layout.factBytes);
        facts(page + 1, moved);
        facts(page, border);
        renew(page);
        renew(page + 1);
        return Added.DONE;
    }

    /** Puts in an empty page for an event, by whose first fact it is found. */
    private void beginPage(int page, long word, int rest) {
        addPage(page);
        Bytes.putLong(view.bytes, entry(page), word);
        Bytes.putChar(view.bytes, fact(page, 0) + FactLayout.ID_REST, rest);
    }

    /** A place in a page that begins an event, near another place; the number of facts if they are all of one event. */
    private int border(int page, int near) {
        int facts = facts(page);
        for (int away = 0; away < facts; away++) {
            if (isBorder(page, near - away)) {
                return near - away;
            }
            if (isBorder(page, near + away)) {
                return near + away;
            }
        }
        return facts;
    }

    private boolean isBorder(int page, int at) {
        return at > 0
                && at < facts(page)
                && !isOf(page, at, Bytes.getLong(view.bytes, fact(page, at - 1)), restOf(page, at - 1));
    }

    /** The event is admitted by other filters now. */
    void amend(long time, long id, long bits) {
        long word = word(time, id);
        int rest = rest(id);
        int page = pageOf(word, rest);
        if (page < 0) {
            return;
        }
        int at = place(page, word, rest, Header.NONE);
        boolean any = false;
        for (int facts = facts(page); at < facts && isOf(page, at, word, rest); at++) {
            int fact = fact(page, at);
            layout.flags(view.bytes, fact, layout.isFraud(view.bytes, fact), bits);
            any = true;
        }
        if (any) {
            renew(page);
        }
    }

    /** Forgets the labels of events up to {@code time}; whether there were any. */
    boolean forget(long time) {
        long last = RowLayout.lastWord(time);
        boolean any = pages() > 0 && firstWord(0) <= last;
        while (pages() > 0 && firstWord(0) <= last) {
            int facts = facts(0);
            int leaving = 0;
            while (leaving < facts && Bytes.getLong(view.bytes, fact(0, leaving)) <= last) {
                leaving++;
            }
            if (leaving == facts) {
                removePage(0);
            } else {
                System.arraycopy(
                        view.bytes, fact(0, leaving), view.bytes, fact(0, 0), (facts - leaving) * layout.factBytes);
                facts(0, facts - leaving);
                renew(0);
            }
        }
        return any;
    }

    @Override
    public int frauds(long start, long end, long now, int filter) {
        long first = RowLayout.lastWord(start) + 1;
        long last = RowLayout.lastWord(end);
        int pages = pages();
        int fraudsAt = layout.fraudsAt(filter);
        int found = 0;
        // The page before may begin before the window and reach into it.
        for (int page = Math.max(0, firstPageFrom(first) - 1); page < pages && firstWord(page) <= last; page++) {
            boolean whole = firstWord(page) >= first
                    && (page + 1 < pages
                            ? firstWord(page + 1) <= last
                            : Bytes.getLong(view.bytes, fact(page, facts(page) - 1)) <= last);
            if (whole && now >= latestKnown(page)) {
                found += Bytes.getChar(view.bytes, entry(page) + fraudsAt);
            } else {
                found += frauds(page, first, last, now, filter);
            }
        }
        return found;
    }

    private int frauds(int page, long first, long last, long now, int filter) {
        int found = 0;
        int facts = facts(page);
        int at = 0;
        while (at < facts) {
            int event = fact(page, at);
            long word = Bytes.getLong(view.bytes, event);
            int rest = restOf(page, at);
            boolean fraud = false;
            do {
                fraud = known(page, at) <= now ? layout.isFraud(view.bytes, fact(page, at)) : fraud;
                at++;
            } while (at < facts && isOf(page, at, word, rest));
            boolean counts = fraud && word >= first && word <= last && layout.isAdmittedBy(view.bytes, event, filter);
            found += counts ? 1 : 0;
        }
        return found;
    }

    @Override
    public boolean isFraud(long time, long id, long now) {
        long word = word(time, id);
        int rest = rest(id);
        int page = pageOf(word, rest);
        boolean fraud = false;
        if (page >= 0) {
            int facts = facts(page);
            int at = place(page, word, rest, Header.NONE);
            for (; at < facts && isOf(page, at, word, rest) && known(page, at) <= now; at++) {
                fraud = layout.isFraud(view.bytes, fact(page, at));
            }
        }
        return fraud;
    }

    @Override
    public boolean isAdmittedBy(long time, long id, int filter) {
        long word = word(time, id);
        int rest = rest(id);
        int page = pageOf(word, rest);
        if (page < 0) {
            return false;
        }
        int at = place(page, word, rest, Header.NONE);
        return at < facts(page)
                && isOf(page, at, word, rest)
                && layout.isAdmittedBy(view.bytes, fact(page, at), filter);
    }

    /** Of the filters that admit an event that has a label; others if it has none. */
    long bitsOf(long time, long id, long others) {
        long word = word(time, id);
        int rest = rest(id);
        int page = pageOf(word, rest);
        if (page < 0) {
            return others;
        }
        int at = place(page, word, rest, Header.NONE);
        return at < facts(page) && isOf(page, at, word, rest) ? layout.bits(view.bytes, fact(page, at)) : others;
    }

    /** Gives all facts, in order. */
    void forEach(FactSink sink) {
        for (int page = 0; page < pages(); page++) {
            for (int at = 0; at < facts(page); at++) {
                int fact = fact(page, at);
                long word = Bytes.getLong(view.bytes, fact);
                long id = (word & ((1L << RowLayout.ID_BITS) - 1)) | ((long) restOf(page, at) << RowLayout.ID_BITS);
                sink.fact(
                        RowLayout.time(word),
                        id,
                        known(page, at),
                        layout.isFraud(view.bytes, fact),
                        layout.bits(view.bytes, fact));
            }
        }
    }

    /** Copies all facts to another record, which has none, and has room. */
    void copyTo(Facts other) {
        for (int page = 0; page < pages(); page++) {
            int facts = facts(page);
            other.addPage(page);
            other.facts(page, facts);
            System.arraycopy(
                    view.bytes, fact(page, 0), other.view.bytes, other.fact(page, 0), facts * layout.factBytes);
            other.renew(page);
        }
    }

    // Pages, by number in the order of their facts.

    /** Puts in an empty page. */
    private void addPage(int page) {
        int pages = pages();
        int at = entry(page);
        System.arraycopy(view.bytes, at, view.bytes, at + layout.entryBytes, (pages - page) * layout.entryBytes);
        Bytes.putChar(view.bytes, at + FactLayout.ENTRY_PAGE, pages);
        facts(page, 0);
        view.putChar(LargeLayout.PAGES, pages + 1);
    }

    /** Takes a page out; the last one takes its room, so that there are no gaps. */
    private void removePage(int page) {
        int pages = pages() - 1;
        int removed = Bytes.getChar(view.bytes, entry(page) + FactLayout.ENTRY_PAGE);
        int at = entry(page);
        System.arraycopy(view.bytes, at + layout.entryBytes, view.bytes, at, (pages - page) * layout.entryBytes);
        view.putChar(LargeLayout.PAGES, pages);
        for (int i = 0; i < pages; i++) {
            if (Bytes.getChar(view.bytes, entry(i) + FactLayout.ENTRY_PAGE) == pages) {
                int from = fact(i, 0);
                Bytes.putChar(view.bytes, entry(i) + FactLayout.ENTRY_PAGE, removed);
                System.arraycopy(view.bytes, from, view.bytes, fact(i, 0), facts(i) * layout.factBytes);
            }
        }
    }

    /** Counts a page's frauds anew. */
    private void renew(int page) {
        int entry = entry(page);
        int facts = facts(page);
        Bytes.putLong(view.bytes, entry, Bytes.getLong(view.bytes, fact(page, 0)));
        long latest = Header.NONE;
        for (int at = entry + FactLayout.ENTRY_FRAUDS; at < entry + layout.entryBytes; at += Short.BYTES) {
            Bytes.putChar(view.bytes, at, 0);
        }
        for (int at = 0; at < facts; at++) {
            latest = Math.max(latest, known(page, at));
            int fact = fact(page, at);
            boolean last = at + 1 == facts || !isOf(page, at + 1, Bytes.getLong(view.bytes, fact), restOf(page, at));
            if (last && layout.isFraud(view.bytes, fact)) {
                count(entry + FactLayout.ENTRY_FRAUDS);
                for (int i = 0; i < layout.filters.length; i++) {
                    if (layout.isAdmittedBy(view.bytes, fact, layout.filters[i])) {
                        count(entry + FactLayout.ENTRY_FRAUDS + (1 + i) * Short.BYTES);
                    }
                }
            }
        }
        Bytes.put48(view.bytes, entry + FactLayout.ENTRY_KNOWN, latest - EPOCH);
    }

    private void count(int at) {
        Bytes.putChar(view.bytes, at, Bytes.getChar(view.bytes, at) + 1);
    }

    /** The last page that begins no later than an event's facts; -1 if all begin later. */
    private int pageOf(long word, int rest) {
        int low = 0;
        int high = pages();
        while (low < high) {
            int middle = (low + high) >>> 1;
            long first = firstWord(middle);
            if (first < word || (first == word && restOf(middle, 0) <= rest)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The first page that begins with a word or behind it. */
    private int firstPageFrom(long word) {
        int low = 0;
        int high = pages();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (firstWord(middle) < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The place in a page of the first fact that is not before one. */
    private int place(int page, long word, int rest, long knownAt) {
        int low = 0;
        int high = facts(page);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(page, middle, word, rest, knownAt)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(int page, int at, long word, int rest, long knownAt) {
        long other = Bytes.getLong(view.bytes, fact(page, at));
        if (other != word) {
            return other < word;
        }
        int otherRest = restOf(page, at);
        return otherRest != rest ? otherRest < rest : known(page, at) < knownAt;
    }

    private boolean isOf(int page, int at, long word, int rest) {
        return Bytes.getLong(view.bytes, fact(page, at)) == word && restOf(page, at) == rest;
    }

    private long known(int page, int at) {
        return Bytes.get48(view.bytes, fact(page, at) + FactLayout.KNOWN) + EPOCH;
    }

    private int restOf(int page, int at) {
        return Bytes.getChar(view.bytes, fact(page, at) + FactLayout.ID_REST);
    }

    private long firstWord(int page) {
        return Bytes.getLong(view.bytes, entry(page));
    }

    private long latestKnown(int page) {
        return Bytes.get48(view.bytes, entry(page) + FactLayout.ENTRY_KNOWN) + EPOCH;
    }

    private void facts(int page, int count) {
        Bytes.putChar(view.bytes, entry(page) + FactLayout.ENTRY_FACTS, count);
    }

    private int entry(int page) {
        return view.facts + page * layout.entryBytes;
    }

    private int fact(int page, int at) {
        int room = Bytes.getChar(view.bytes, entry(page) + FactLayout.ENTRY_PAGE);
        return view.facts + pageRoom() * layout.entryBytes + (room * factRoom() + at) * layout.factBytes;
    }

    private static long word(long time, long id) {
        return RowLayout.word(time) | (id & ((1L << RowLayout.ID_BITS) - 1));
    }

    private static int rest(long id) {
        return (int) ((id & RowLayout.ID_MASK) >>> RowLayout.ID_BITS);
    }
}
