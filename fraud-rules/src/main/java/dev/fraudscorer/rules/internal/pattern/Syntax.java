package dev.fraudscorer.rules.internal.pattern;

import java.util.List;

/** A pattern, parsed. Immutable. */
sealed interface Syntax {
    /** One code point of a set. */
    record One(CharSet set) implements Syntax {}

    /** One after the other; none is the empty text. */
    record Sequence(List<Syntax> parts) implements Syntax {}

    /** Any of them. */
    record Choice(List<Syntax> parts) implements Syntax {}

    /**
     * Several times.
     *
     * @param most -1 if there is no limit
     */
    record Repeated(Syntax part, int least, int most) implements Syntax {}

    /** A place in the text. */
    enum Place implements Syntax {
        BEGIN,
        END
    }
}
