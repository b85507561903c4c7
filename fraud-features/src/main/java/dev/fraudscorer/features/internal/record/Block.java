package dev.fraudscorer.features.internal.record;

/**
 * Where the record of one entity lies while it is visited: a part of an array. Reused from visit to visit; confined to the
 * holder of the key's lock. Whoever keeps records extends it.
 *
 * <p>A record that needs another size is moved: {@link #move} gives it another place, the former one stays readable at
 * {@link #formerBytes} and {@link #formerAt} until {@link #settle}. So a record is rewritten into its new layout without a
 * copy in between.
 */
public abstract class Block {
    /** Lengths are multiples of it: the line of a cache. */
    public static final int LINE = 64;

    /** The array that has the record in it. */
    public byte[] bytes = {};
    /** Where the record begins. */
    public int at;
    /** How many bytes the record has; 0 if the entity has none. */
    public int length;

    /** As {@link #bytes} before the last {@link #move}. */
    public byte[] formerBytes = {};
    /** As {@link #at} before the last {@link #move}. */
    public int formerAt;
    /** As {@link #length} before the last {@link #move}. */
    public int formerLength;

    /** Whether the entity has a record. */
    public final boolean exists() {
        return length > 0;
    }

    /**
     * Gives the record another place; of an entity without one, its first. All bytes there are 0. Whoever calls it writes
     * the whole header, {@link Header#lines} of the new {@link #length} included.
     *
     * @param bytesNeeded what it needs at least; it gets as many lines as its keeper likes to give
     */
    public abstract void move(int bytesNeeded);

    /** The former place is free; to be called after each {@link #move}, when the record is written. */
    public abstract void settle();
}
