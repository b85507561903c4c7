package dev.fraudscorer.internal.run.guard;

import java.util.concurrent.atomic.AtomicLong;

/*
 * An estimate of a high percentile (about the 99th) of what calls take, in one number: a call that took longer than the estimate
 * raises it by an eighth (by half, if it took more than eight times as long), one that took less lowers it by a thousandth, so it comes to rest where one call in about a hundred is
 * longer. Steps are shares of the estimate, so one pause of the machine, however long, moves it no further than a call that was
 * a little late, and a source that really became a hundred times slower is known as such after about a dozen calls.
 *
 * A thread may overwrite what another one has just written. That loses a step, and the next call makes it again; an exact count
 * would make all threads that score wait for one line of memory.
 */
/** A running high percentile of how long calls take. Thread-safe, without locks; allocates nothing. */
public final class RunningCost {
    /** Nanoseconds are kept with so many binary places, so that small estimates can be lowered by a thousandth. */
    private static final int PLACES = 10;
    /** Longer calls count as one of about 18 minutes. */
    private static final long LONGEST = 1L << 40;

    private static final int RAISE = 3;
    private static final int RAISE_FAR = 1;
    private static final int LOWER = 10;
    /** Of what lowers the estimate one call in so many is taken, for all of them: most calls write nothing. */
    private static final int SAMPLED = 4;
    /** What is left out is never measured: after some hundreds of events it is tried again. */
    private static final int FORGET = 8;

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final AtomicLong estimate;

    /** @param nanos what a call takes as far as is known; 0 if it is not */
    public RunningCost(long nanos) {
        this.estimate = new AtomicLong(Math.max(1_000, Math.min(nanos, LONGEST)) << PLACES);
    }

    /** About 99 of 100 calls take no longer, in nanoseconds. */
    public long nanos() {
        return estimate.getOpaque() >> PLACES;
    }

    /** A call took so long. */
    public void add(long nanos) {
        long took = Math.max(0, Math.min(nanos, LONGEST)) << PLACES;
        long known = estimate.getOpaque();
        if (took > known) {
            long step = known >> (took >> RAISE > known ? RAISE_FAR : RAISE);
            estimate.setOpaque(Math.min(took, known + step + 1));
        } else if (((nanos * SPREAD) >>> (Long.SIZE - SAMPLED)) == 0) {
            estimate.setOpaque(Math.max(took, known - (known >> (LOWER - SAMPLED))));
        }
    }

    /** A call was not begun, since it would have taken too long. */
    public void leftOut() {
        long known = estimate.getOpaque();
        estimate.setOpaque(known - (known >> FORGET));
    }
}
