package dev.fraudscorer.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/*
 * The clock of a history is made of the stamps in it, and some of them are wrong. Two medians bound the time at which an
 * event arrived: that of the 63 events up to it lies between the honest stamps so far, and that of the 63 events
 * from it on lies between the honest stamps that are still to come. The first, never going back, is what the history has
 * reached (`from`); the second plus the disorder is the latest that an honest event here can be stamped (`to`).
 *
 * Let at most 31 of any 63 consecutive events be wrong. Then 32 or more of each window are honest, so that its median, the
 * 32nd, has an honest stamp on either side or is one.
 *
 * (1) `from` <= the latest honest stamp so far. So a clock that goes by it never passes what an honest clock shows, and an
 *     honest event is behind it by less than the disorder.
 * (2) Honest stamps are out of order by less than the disorder, so those behind an honest event are later than its stamp
 *     less the disorder, and so is their median: no honest event is too early, however far apart the events lie.
 * (3) `to` <= the latest honest stamp of the next 62 events plus the disorder: what is stamped beyond is too early.
 *
 * A single median around the event would be simpler and would break (2): where events lie days apart, one wrong stamp moves
 * it by days.
 *
 * The first 62 events have no full window before them: there `from` is the least stamp of the first 63 events, for which
 * (1) holds. The last 62 have none behind them: `to` is made of what is left, for which (2) and (3) hold as long as fewer
 * than half of it is wrong. The very last events are believed: nothing behind them contradicts. By (1) they move no clock.
 */

/**
 * Says of each event of a history between when it was received, by the stamps of its neighbours: the stream's own clock,
 * which no minority of wrong stamps moves. As long as at most 31 of any 63 consecutive events carry a wrong stamp, and the
 * others are out of order by less than a given time, no event with a right stamp is too early, and {@link
 * Event#receivedFrom} is never later than the latest right stamp so far. An event that carries {@link Event#receivedAt}
 * keeps it. Holds 63 events. Confined to one thread.
 *
 * @param <T> an event with what belongs to it
 */
public final class StreamTime<T> implements Iterator<T> {
    /** Of how many events a median is made. */
    public static final int WINDOW = 63;

    /** How many wrong stamps among so many move nothing. */
    public static final int MOST_WRONG = (WINDOW - 1) / 2;

    private final Iterator<? extends T> items;
    private final Function<? super T, Event> eventOf;
    private final BiFunction<? super T, Event, ? extends T> withEvent;
    private final long disorderMillis;
    private final Deque<T> next = new ArrayDeque<>(WINDOW);
    private final StampWindow ahead = new StampWindow(WINDOW);
    private final StampWindow behind = new StampWindow(WINDOW);
    private final long[] ring = new long[WINDOW];
    private long events;
    private long reached = Long.MIN_VALUE;
    private @Nullable RuntimeException failure;

    /**
     * @param items in the order of arrival
     * @param eventOf the event of an item
     * @param withEvent the item with another event in its place
     * @param disorder by how much right stamps may be out of order, such as the lateness that the scorer allows
     */
    public StreamTime(
            Iterator<? extends T> items,
            Function<? super T, Event> eventOf,
            BiFunction<? super T, Event, ? extends T> withEvent,
            Duration disorder) {
        this.items = items;
        this.eventOf = eventOf;
        this.withEvent = withEvent;
        this.disorderMillis = disorder.toMillis();
    }

    /** Of events alone. */
    public static StreamTime<Event> of(Iterator<Event> events, Duration disorder) {
        return new StreamTime<>(events, event -> event, (event, same) -> same, disorder);
    }

    /** Throws what the underlying iterator threw, when all items before have been given out. */
    @Override
    public boolean hasNext() {
        fill();
        if (next.isEmpty() && failure != null) {
            throw failure;
        }
        return !next.isEmpty();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the history has ended");
        }
        T item = next.remove();
        Event event = eventOf.apply(item);
        long stamp = event.timeMillis();
        long to = receivedTo(stamp);
        if (event.receivedAt() != null) {
            return item;
        }
        return withEvent.apply(
                item,
                event.toBuilder()
                        .receivedBetween(Instant.ofEpochMilli(reached), Instant.ofEpochMilli(to))
                        .build());
    }

    /** Moves both windows by the event. */
    private long receivedTo(long stamp) {
        if (events == 0) {
            reached = ahead.least();
        }
        int place = (int) (events++ % WINDOW);
        if (behind.size() == WINDOW) {
            behind.remove(ring[place]);
        }
        ring[place] = stamp;
        behind.add(stamp);
        if (behind.size() == WINDOW) {
            reached = Math.max(reached, behind.median());
        }
        long latest = Math.max(reached, ahead.median());
        ahead.remove(stamp);
        return Math.min(latest + disorderMillis, Stamps.LATEST.toEpochMilli());
    }

    private void fill() {
        try {
            while (failure == null && next.size() < WINDOW && items.hasNext()) {
                T item = items.next();
                ahead.add(eventOf.apply(item).timeMillis());
                next.add(item);
            }
        } catch (RuntimeException e) {
            // Earlier items are still to be given out.
            failure = e;
        }
    }
}
