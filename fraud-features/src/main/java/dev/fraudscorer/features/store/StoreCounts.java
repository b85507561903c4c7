package dev.fraudscorer.features.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much a store keeps of one entity. Immutable. */
public final class StoreCounts {
    private final long profiles;
    private final long bytes;
    private final long leftIdle;
    private final long evicted;

    StoreCounts(long profiles, long bytes, long leftIdle, long evicted) {
        this.profiles = profiles;
        this.bytes = bytes;
        this.leftIdle = leftIdle;
        this.evicted = evicted;
    }

    /** Makes it of its parts, which the accessors describe. */
    public static StoreCounts of(long profiles, long bytes, long leftIdle, long evicted) {
        return new StoreCounts(profiles, bytes, leftIdle, evicted);
    }

    /** How many are kept now. */
    public long profiles() {
        return profiles;
    }

    /** About how much memory they take. */
    public long bytes() {
        return bytes;
    }

    /** How many have left since nothing in them could matter any more. */
    public long leftIdle() {
        return leftIdle;
    }

    /** How many had to leave since there were more than allowed. */
    public long evicted() {
        return evicted;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof StoreCounts that
                        && profiles == that.profiles
                        && bytes == that.bytes
                        && leftIdle == that.leftIdle
                        && evicted == that.evicted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(profiles, bytes, leftIdle, evicted);
    }

    @Override
    public String toString() {
        return "StoreCounts[profiles=" + profiles + ", bytes=" + bytes + ", leftIdle=" + leftIdle + ", evicted="
                + evicted + "]";
    }
}
