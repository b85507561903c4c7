package dev.fraudscorer.rules.internal.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pattern that RE2/J takes. Gives up on what is rare: classes of Unicode and POSIX, word boundaries, several lines,
 * codes of characters, and case-insensitive letters beyond ASCII. Confined to one thread.
 */
final class PatternParser {
    private static final int MOST_DEPTH = 200;
    private static final CharSet DIGITS = CharSet.of('0', '9');
    private static final CharSet WORD = CharSet.of('0', '9', 'A', 'Z', 'a', 'z', '_', '_');
    private static final CharSet SPACE = CharSet.of('\t', '\n', '\f', '\r', ' ', ' ');
    private static final CharSet ANY = CharSet.of(0, CharSet.LAST);
    private static final CharSet NOT_NEW_LINE = CharSet.of('\n', '\n').not();

    private final int[] pattern;
    private int at;
    private int depth;
    private boolean foldsCase;
    private boolean dotIsAny;

    private PatternParser(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    /** @throws Automaton.NoTableException if it has something that is left to RE2/J */
    static Syntax parse(String pattern) {
        PatternParser parser = new PatternParser(pattern);
        Syntax syntax = parser.choice();
        if (parser.at < parser.pattern.length) {
            throw new Automaton.NoTableException();
        }
        return syntax;
    }

    private Syntax choice() {
        if (++depth > MOST_DEPTH) {
            throw new Automaton.NoTableException();
        }
        boolean foldsOutside = foldsCase;
        boolean anyOutside = dotIsAny;
        List<Syntax> parts = new ArrayList<>();
        parts.add(sequence());
        while (is('|')) {
            at++;
            parts.add(sequence());
        }
        foldsCase = foldsOutside;
        dotIsAny = anyOutside;
        depth--;
        return parts.size() == 1 ? parts.get(0) : new Syntax.Choice(parts);
    }

    private Syntax sequence() {
        List<Syntax> parts = new ArrayList<>();
        while (at < pattern.length && !is('|') && !is(')')) {
            int before = parts.size();
            atom(parts);
            if (parts.size() > before) {
                Syntax last = repeated(parts.remove(parts.size() - 1));
                parts.add(last);
            }
        }
        return new Syntax.Sequence(parts);
    }

    private void atom(List<Syntax> parts) {
        int c = pattern[at++];
        switch (c) {
            case '(' -> group(parts);
            case '[' -> parts.add(new Syntax.One(characterClass()));
            case '.' -> parts.add(new Syntax.One(dotIsAny ? ANY : NOT_NEW_LINE));
            case '^' -> parts.add(Syntax.Place.BEGIN);
            case '$' -> parts.add(Syntax.Place.END);
            case '\\' -> escape(parts);
            case '*', '+', '?' -> throw new Automaton.NoTableException();
            case '{' -> {
                at--;
                if (bounds() != null) {
                    // Behind what is no atom, such as a flag, it repeats what comes before that.
                    throw new Automaton.NoTableException();
                }
                at++;
                parts.add(literal(c));
            }
            default -> parts.add(literal(c));
        }
    }

    private void group(List<Syntax> parts) {
        if (!is('?')) {
            parts.add(choice());
            close();
            return;
        }
        at++;
        boolean on = true;
        boolean folds = foldsCase;
        boolean any = dotIsAny;
        while (true) {
            int c = next();
            switch (c) {
                case 'i' -> folds = on;
                case 's' -> any = on;
                case '-' -> on = false;
                case ')' -> {
                    // Holds to the end of the group around it, which choice() ends.
                    foldsCase = folds;
                    dotIsAny = any;
                    return;
                }
                case ':' -> {
                    boolean foldsOutside = foldsCase;
                    boolean anyOutside = dotIsAny;
                    foldsCase = folds;
                    dotIsAny = any;
                    parts.add(choice());
                    close();
                    foldsCase = foldsOutside;
                    dotIsAny = anyOutside;
                    return;
                }
                default -> throw new Automaton.NoTableException();
            }
        }
    }

    private void close() {
        if (next() != ')') {
            throw new Automaton.NoTableException();
        }
    }

    private Syntax repeated(Syntax part) {
        if (at == pattern.length) {
            return part;
        }
        int least;
        int most;
        switch (pattern[at]) {
            case '*' -> {
                least = 0;
                most = -1;
                at++;
            }
            case '+' -> {
                least = 1;
                most = -1;
                at++;
            }
            case '?' -> {
                least = 0;
                most = 1;
                at++;
            }
            case '{' -> {
                int[] bounds = bounds();
                if (bounds == null) {
                    return part;
                }
                least = bounds[0];
                most = bounds[1];
            }
            default -> {
                return part;
            }
        }
        // Whether it takes as many or as few as it can makes no difference to whether it is found.
        if (is('?')) {
            at++;
        }
        if (is('*') || is('+') || is('?') || (is('{') && bounds() != null)) {
            throw new Automaton.NoTableException();
        }
        return new Syntax.Repeated(part, least, most);
    }

    /** {@code {n}}, {@code {n,}} or {@code {n,m}}; null, and nothing read, if the brace is a literal. */
    private int @Nullable [] bounds() {
        int i = at + 1;
        int least = 0;
        int start = i;
        while (i < pattern.length && isDigit(pattern[i]) && i - start < 5) {
            least = least * 10 + pattern[i++] - '0';
        }
        if (i == start || i == pattern.length) {
            return null;
        }
        int most = least;
        if (pattern[i] == ',') {
            i++;
            int mostStart = i;
            most = 0;
            while (i < pattern.length && isDigit(pattern[i]) && i - mostStart < 5) {
                most = most * 10 + pattern[i++] - '0';
            }
            most = i == mostStart ? -1 : most;
        }
        if (i == pattern.length || pattern[i] != '}') {
            return null;
        }
        at = i + 1;
        return new int[] {least, most};
    }

    private void escape(List<Syntax> parts) {
        int c = next();
        if (c == 'Q') {
            while (at < pattern.length && !(is('\\') && at + 1 < pattern.length && pattern[at + 1] == 'E')) {
                parts.add(literal(pattern[at++]));
            }
            at = Math.min(pattern.length, at + 2);
            return;
        }
        if (c == 'A') {
            parts.add(Syntax.Place.BEGIN);
        } else if (c == 'z') {
            parts.add(Syntax.Place.END);
        } else {
            CharSet set = classEscape(c);
            parts.add(set == null ? literal(escaped(c)) : new Syntax.One(set));
        }
    }

    private @Nullable CharSet classEscape(int c) {
        if (foldsCase && (c == 'w' || c == 'W')) {
            throw new Automaton.NoTableException();
        }
        return switch (c) {
            case 'd' -> DIGITS;
            case 'D' -> DIGITS.not();
            case 's' -> SPACE;
            case 'S' -> SPACE.not();
            case 'w' -> WORD;
            case 'W' -> WORD.not();
            default -> null;
        };
    }

    private static int escaped(int c) {
        return switch (c) {
            case 'a' -> 7;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            default -> {
                if (c >= 128 || Character.isLetterOrDigit(c)) {
                    throw new Automaton.NoTableException();
                }
                yield c;
            }
        };
    }

    private CharSet characterClass() {
        boolean negated = is('^');
        at += negated ? 1 : 0;
        CharSet set = CharSet.of();
        boolean first = true;
        while (first || !is(']')) {
            first = false;
            int c = next();
            if (c == '[' && is(':')) {
                throw new Automaton.NoTableException();
            }
            CharSet named = c == '\\' ? classEscape(peek()) : null;
            if (named != null) {
                at++;
                set = set.or(named);
                continue;
            }
            int from = c == '\\' ? escaped(next()) : c;
            int to = from;
            if (is('-') && at + 1 < pattern.length && pattern[at + 1] != ']') {
                at++;
                int end = next();
                to = end == '\\' ? escaped(next()) : end;
                if (to < from) {
                    throw new Automaton.NoTableException();
                }
            }
            set = set.or(folded(CharSet.of(from, to)));
        }
        at++;
        return negated ? set.not() : set;
    }

    private Syntax literal(int c) {
        return new Syntax.One(folded(CharSet.of(c, c)));
    }

    private CharSet folded(CharSet set) {
        if (!foldsCase) {
            return set;
        }
        if (!set.isAscii()) {
            throw new Automaton.NoTableException();
        }
        return set.foldedAscii();
    }

    private boolean is(int c) {
        return at < pattern.length && pattern[at] == c;
    }

    private int peek() {
        if (at == pattern.length) {
            throw new Automaton.NoTableException();
        }
        return pattern[at];
    }

    private int next() {
        int c = peek();
        at++;
        return c;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
