package dev.fraudscorer.features.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the stream of one kind of entity's events began, and how far it has come, in event time. Decides what may have left for
 * being idle, and with that which events of entities without a record come too late. Immutable.
 *
 * <p>A store holds one of each kind, for all gateways that share it. It begins with {@link #NOT_BEGUN}; before the steps of an
 * event it takes in how far {@linkplain Visits#reachedMillis that event} moves it, and it gives all steps of the kind the result.
 */
public final class StreamTime {
    /** Of a kind of which no event was counted. */
    public static final StreamTime NOT_BEGUN = new StreamTime(Long.MAX_VALUE, Long.MIN_VALUE);

    private final long began;
    private final long now;

    private StreamTime(long began, long now) {
        this.began = began;
        this.now = now;
    }

    /**
     * That of a stream that has begun.
     *
     * @param beganMillis the time of its first event, in milliseconds since 1970
     * @param nowMillis how far it has come
     */
    public static StreamTime of(long beganMillis, long nowMillis) {
        return new StreamTime(beganMillis, nowMillis);
    }

    /** Whether an event was counted. */
    public boolean hasBegun() {
        return now != Long.MIN_VALUE;
    }

    /** The time of the first event that was counted. */
    public long beganMillis() {
        return began;
    }

    /** How far it has come; {@link Long#MIN_VALUE} if it has not begun. Never goes back. */
    public long nowMillis() {
        return now;
    }

    /**
     * Takes in how far an event moves the stream.
     *
     * @param reachedMillis as {@link Visits#reachedMillis}
     * @param tickMillis as {@link ProfileFormat#tickMillis}: it is not moved by less
     * @return this one if the event does not move it
     */
    public StreamTime advancedTo(long reachedMillis, long tickMillis) {
        if (reachedMillis == Long.MIN_VALUE) {
            return this;
        }
        if (!hasBegun()) {
            return new StreamTime(reachedMillis, reachedMillis);
        }
        return reachedMillis >= now + tickMillis ? new StreamTime(began, reachedMillis) : this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof StreamTime that && began == that.began && now == that.now);
    }

    @Override
    public int hashCode() {
        return Objects.hash(began, now);
    }

    @Override
    public String toString() {
        return hasBegun() ? "StreamTime[began=" + began + ", now=" + now + "]" : "StreamTime[not begun]";
    }
}
