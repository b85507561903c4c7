package dev.fraudscorer.rules.internal.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/*
 * RE2/J follows all states of a pattern that may hold side by side; on a hostile text that is nearly all of them for each
 * character, 10 to 60 nanoseconds each: .{200}b takes 26 milliseconds on 4,096 characters. Here the sets of states that can hold
 * together are found at load (the subset construction, Rabin and Scott 1959), and a character is one look into a table. Patterns
 * whose sets are too many, such as a.{20}b, or take too long to find, such as .{1000}.{900}b, are left to RE2/J and cost what
 * they cost there.
 */
/** A pattern as a table: finds it in a text, in a few nanoseconds per character. Immutable; thread-safe. */
public final class TablePattern {
    /** The most entries of a table, 4 bytes each. */
    private static final int MOST_ENTRIES = 20_000;

    private static final int ASCII = 128;
    private static final int FOUND = -1;
    private static final int NEVER = -2;

    /** By state and kind of character the next state. */
    private final int[] table;

    private final boolean[] foundAtEnd;
    private final int kinds;
    private final byte[] kindsOfAscii;
    /** Where each kind of characters begins; a kind may be that of several ranges. */
    private final int[] starts;

    private final boolean foundAtOnce;

    private TablePattern(int[] table, boolean[] foundAtEnd, int[] starts, boolean foundAtOnce) {
        this.table = table;
        this.foundAtEnd = foundAtEnd;
        this.kinds = starts.length;
        this.starts = starts;
        this.foundAtOnce = foundAtOnce;
        this.kindsOfAscii = new byte[ASCII];
        for (int c = 0; c < ASCII; c++) {
            kindsOfAscii[c] = (byte) kind(c);
        }
    }

    /** The table of a pattern that RE2/J takes; null if it would be too large or take too long, or if the pattern
     * is one of the rare ones. */
    public static @Nullable TablePattern of(String pattern) {
        try {
            return of(Automaton.of(PatternParser.parse(pattern)));
        } catch (Automaton.NoTableException e) {
            // A normal result, not a failure: the caller has another engine.
            return null;
        }
    }

    /** @throws Automaton.NoTableException if it takes too much work */
    static @Nullable TablePattern of(Automaton automaton) {
        return new Construction(automaton).build();
    }

    /** Whether the pattern is found anywhere in the text. */
    public boolean isFoundIn(String text) {
        if (foundAtOnce) {
            return true;
        }
        int state = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            int c = text.charAt(i);
            int kind;
            if (c < ASCII) {
                kind = kindsOfAscii[c];
            } else {
                if (Character.isHighSurrogate((char) c) && i + 1 < length) {
                    c = text.codePointAt(i);
                    i += c >= Character.MIN_SUPPLEMENTARY_CODE_POINT ? 1 : 0;
                }
                kind = kind(c);
            }
            state = table[state * kinds + kind];
            if (state < 0) {
                return state == FOUND;
            }
        }
        return foundAtEnd[state];
    }

    private int kind(int c) {
        int place = Arrays.binarySearch(starts, c);
        return place >= 0 ? place : -place - 2;
    }

    /** Finds the sets of states. */
    private static final class Construction {
        private static final int FIRST_STATES = 8;

        private final Automaton automaton;
        private final int[] starts;
        private final Map<BitSet, Integer> numbers = new HashMap<>();
        private final List<BitSet> sets = new ArrayList<>();
        private final BitSet later = new BitSet();
        private final boolean foundLater;

        Construction(Automaton automaton) {
            this.automaton = automaton;
            TreeSet<Integer> boundaries = new TreeSet<>();
            boundaries.add(0);
            for (int state = 0; state < automaton.size(); state++) {
                automaton.set(state).addBoundariesTo(boundaries);
            }
            boundaries.remove(CharSet.LAST + 1);
            this.starts = boundaries.stream().mapToInt(Integer::intValue).toArray();
            this.foundLater = automaton.close(automaton.entry(), false, false, new BitSet(), later);
        }

        @Nullable
        TablePattern build() {
            if (starts.length > Byte.MAX_VALUE) {
                return null;
            }
            BitSet first = new BitSet();
            if (automaton.close(automaton.entry(), true, false, new BitSet(), first)) {
                return new TablePattern(new int[0], new boolean[0], starts, true);
            }
            // Not among the numbered ones: only at the beginning does ^ hold.
            sets.add(first);
            int[] table = new int[FIRST_STATES * starts.length];
            boolean[] foundAtEnd = new boolean[FIRST_STATES];
            for (int state = 0; state < sets.size(); state++) {
                if ((state + 1) * starts.length > MOST_ENTRIES) {
                    return null;
                }
                if (state == foundAtEnd.length) {
                    foundAtEnd = Arrays.copyOf(foundAtEnd, 2 * state);
                    table = Arrays.copyOf(table, 2 * state * starts.length);
                }
                foundAtEnd[state] = isFoundAtEnd(sets.get(state), state == 0);
                for (int kind = 0; kind < starts.length; kind++) {
                    table[state * starts.length + kind] = next(sets.get(state), starts[kind]);
                }
            }
            return new TablePattern(
                    Arrays.copyOf(table, sets.size() * starts.length),
                    Arrays.copyOf(foundAtEnd, sets.size()),
                    starts,
                    false);
        }

        private int next(BitSet set, int character) {
            // Copying and comparing sets goes over all their words.
            automaton.spend(1 + automaton.size() / Long.SIZE);
            BitSet reached = (BitSet) later.clone();
            BitSet visited = new BitSet();
            boolean found = foundLater;
            for (int state = set.nextSetBit(0); state >= 0; state = set.nextSetBit(state + 1)) {
                automaton.spend(1);
                if (automaton.isOne(state) && automaton.set(state).contains(character)) {
                    found |= automaton.close(automaton.next(state), false, false, visited, reached);
                }
            }
            if (found) {
                return FOUND;
            }
            if (reached.isEmpty()) {
                return NEVER;
            }
            Integer known = numbers.get(reached);
            if (known == null) {
                known = sets.size();
                numbers.put(reached, known);
                sets.add(reached);
            }
            return known;
        }

        private boolean isFoundAtEnd(BitSet set, boolean atBegin) {
            BitSet visited = new BitSet();
            for (int state = set.nextSetBit(0); state >= 0; state = set.nextSetBit(state + 1)) {
                automaton.spend(1);
                if (!automaton.isOne(state)
                        && automaton.close(automaton.next(state), atBegin, true, visited, new BitSet())) {
                    return true;
                }
            }
            return false;
        }
    }
}
