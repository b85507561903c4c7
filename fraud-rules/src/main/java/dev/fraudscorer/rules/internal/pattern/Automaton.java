package dev.fraudscorer.rules.internal.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A pattern as states of which several hold at once (Thompson 1968), from which tables are made. Confined to one thread. */
final class Automaton {
    /** The most steps, of some ten nanoseconds each, that making one table takes. */
    static final long MOST_WORK = 4_000_000;

    private static final int MOST_STATES = 2_000;
    private static final int NONE = -1;

    private final List<State> states = new ArrayList<>();
    private final int entry;
    /** Of each state at most two are waiting; kept from one {@link #close} to the next. */
    private final int[] stack;

    private long work;

    private Automaton(Syntax syntax) {
        int match = add(new State(Kind.MATCH, CharSet.of()));
        this.entry = emit(syntax, match);
        this.stack = new int[2 * states.size() + 2];
    }

    /** @throws NoTableException if the pattern has too many states, or takes too much work already */
    static Automaton of(Syntax syntax) throws NoTableException {
        return new Automaton(syntax);
    }

    int entry() {
        return entry;
    }

    int size() {
        return states.size();
    }

    CharSet set(int state) {
        return states.get(state).set;
    }

    boolean isOne(int state) {
        return states.get(state).kind == Kind.ONE;
    }

    int next(int state) {
        return states.get(state).next;
    }

    /** How many steps have been taken. */
    long work() {
        return work;
    }

    /**
     * Counts steps.
     *
     * @throws NoTableException if they are more than {@link #MOST_WORK} by now
     */
    void spend(long steps) {
        work += steps;
        if (work > MOST_WORK) {
            throw new NoTableException();
        }
    }

    /**
     * Adds to {@code into} what is reached from a state without reading anything: states that read, and ends that hold only
     * at the end of the text.
     *
     * @return whether the pattern is found then
     * @throws NoTableException if the work is too much
     */
    boolean close(int from, boolean atBegin, boolean atEnd, BitSet visited, BitSet into) {
        int depth = 0;
        stack[depth++] = from;
        boolean found = false;
        while (depth > 0) {
            int state = stack[--depth];
            spend(1);
            if (state == NONE || visited.get(state)) {
                continue;
            }
            visited.set(state);
            State s = states.get(state);
            switch (s.kind) {
                case MATCH -> found = true;
                case ONE -> into.set(state);
                case BEGIN -> depth = atBegin ? push(depth, s.next) : depth;
                case END -> {
                    into.set(state);
                    depth = atEnd ? push(depth, s.next) : depth;
                }
                case SPLIT -> {
                    depth = push(depth, s.other);
                    depth = push(depth, s.next);
                }
            }
        }
        return found;
    }

    private int push(int depth, int state) {
        stack[depth] = state;
        return depth + 1;
    }

    private int add(State state) {
        if (states.size() == MOST_STATES) {
            throw new NoTableException();
        }
        states.add(state);
        return states.size() - 1;
    }

    private int add(Kind kind, CharSet set, int next, int other) {
        State state = new State(kind, set);
        state.next = next;
        state.other = other;
        return add(state);
    }

    /** Adds the states of a part that go on with {@code next}; returns the first. */
    private int emit(Syntax syntax, int next) {
        // Parts that are empty make no states, however often they are repeated.
        spend(1);
        if (syntax instanceof Syntax.One one) {
            return add(Kind.ONE, one.set(), next, NONE);
        }
        if (syntax instanceof Syntax.Place place) {
            return add(place == Syntax.Place.BEGIN ? Kind.BEGIN : Kind.END, CharSet.of(), next, NONE);
        }
        if (syntax instanceof Syntax.Sequence sequence) {
            int first = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                first = emit(sequence.parts().get(i), first);
            }
            return first;
        }
        if (syntax instanceof Syntax.Choice choice) {
            int first = emit(choice.parts().get(choice.parts().size() - 1), next);
            for (int i = choice.parts().size() - 2; i >= 0; i--) {
                first = add(Kind.SPLIT, CharSet.of(), emit(choice.parts().get(i), next), first);
            }
            return first;
        }
        return emit((Syntax.Repeated) syntax, next);
    }

    private int emit(Syntax.Repeated repeated, int next) {
        int first = next;
        if (repeated.most() < 0) {
            first = add(Kind.SPLIT, CharSet.of(), NONE, next);
            states.get(first).next = emit(repeated.part(), first);
        } else {
            for (int i = repeated.least(); i < repeated.most(); i++) {
                first = add(Kind.SPLIT, CharSet.of(), emit(repeated.part(), first), next);
            }
        }
        for (int i = 0; i < repeated.least(); i++) {
            first = emit(repeated.part(), first);
        }
        return first;
    }

    private enum Kind {
        ONE,
        SPLIT,
        BEGIN,
        END,
        MATCH
    }

    private static final class State {
        private final Kind kind;
        private final CharSet set;
        private int next = NONE;
        private int other = NONE;

        State(Kind kind, CharSet set) {
            this.kind = kind;
            this.set = set;
        }
    }

    /** The pattern is left to the other engine: it is a rare one, or too large. Without a trace, since it is no fault. */
    static final class NoTableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoTableException() {
            super("left to RE2/J", null, false, false);
        }
    }
}
