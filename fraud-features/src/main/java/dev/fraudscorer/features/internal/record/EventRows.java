package dev.fraudscorer.features.internal.record;

/**
 * The rows of one entity, by their index from the oldest on; ordered by time and, within one time, by arrival. Confined to the
 * holder of the key's lock; an index is valid until the next insertion or removal.
 */
public interface EventRows {
    /** How many there are. */
    int rows();

    /** In milliseconds since 1970. */
    long time(int index);

    /** The time of the newest row; only if there is one. */
    long newestTime();

    /** The index of the first row after {@code time}; {@link #rows()} if there is none. */
    int firstAfter(long time);

    /** The index of the row with this time and id; -1 if it is not here. */
    int find(long time, long id);

    /** The hash of all that the event said when it was counted. */
    short content(int index);

    /** Which filters admit the event, a bit each. */
    long bits(int index);

    /** NaN where the event does not carry the value. */
    double number(int column, int index);

    /** Takes a row out as it was put in. */
    void get(int index, EventRow into);

    /**
     * Puts a row behind all that are not later.
     *
     * @return false, and nothing is changed, if it has no room in this form
     */
    boolean insert(EventRow event);

    /**
     * Replaces what is kept of an event but its time, id and content.
     *
     * @return false, and nothing is changed, if its values have no room in this form
     */
    boolean amend(int index, EventRow event);

    /** How many of the oldest rows lie at {@code horizon} or before. */
    int leaving(long horizon);

    /** Takes the oldest rows out. */
    void dropFirst(int count);

    /** Whether older events of the entity than the rows are folded. */
    default boolean hasFolded() {
        return false;
    }

    /** Whether events after {@code start} and up to {@code end} may be folded. */
    default boolean mayHaveFolded(long start, long end) {
        return false;
    }

    /** Whether folded events count as after {@code start} and before {@code end}. */
    default boolean countsFolded(long start, long end) {
        return false;
    }

    /** Whether {@link Header#first} goes on from folded events, so that nobody can find the beginning. */
    default boolean beganAmongFolded() {
        return false;
    }

    /** Notes whether {@link Header#first} goes on from folded events. */
    default void beganAmongFolded(boolean began) {}

    /** The array that has the record in it; changes with every change of the rows. */
    byte[] bytes();

    /** Where the record begins in it. */
    int at();
}
