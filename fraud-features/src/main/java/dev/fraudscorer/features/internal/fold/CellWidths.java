package dev.fraudscorer.features.internal.fold;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.Pass;
import java.util.Arrays;

/*
 * How wide a bucket may be.
 *
 * A bucket is in a window or not; if an edge of the window lies inside it, the window is wrong by some of its events. So
 * a bucket that an edge of a window has still to pass is at most 1/256 as wide as that window is long. An edge passes it
 * at an age of the window's offset, and again at offset plus length; what is older than both never matters to the window
 * again. An event that comes late looks from further back: an edge counts as still to come for the lateness that the
 * policy allows, but no longer than its window is long, or a window of minutes would keep a day of narrow buckets.
 *
 * So there are at most some 1,000 buckets for each length of window, and mostly a quarter of that.
 */

/** The widths of cells of time, as powers of two of milliseconds, by age. Immutable. */
final class CellWidths {
    private static final int CELLS_PER_WINDOW = 256;

    /** Ages at which an edge has passed for good, ascending. */
    private final long[] ages;
    /** By the same index, what the edges from there on allow. */
    private final int[] logs;

    /** What is allowed behind all edges. */
    private final int widest;

    CellWidths(EntityPlan plan) {
        int edges = 2 * Arrays.stream(plan.passes()).mapToInt(Pass::windows).sum();
        long[][] byAge = new long[edges][];
        int count = 0;
        for (Pass pass : plan.passes()) {
            for (long length : pass.lengthMillis()) {
                long late = Math.min(length, plan.latenessMillis());
                byAge[count++] = new long[] {pass.offsetMillis() + late, length};
                byAge[count++] = new long[] {pass.offsetMillis() + length + late, length};
            }
        }
        Arrays.sort(byAge, (a, b) -> Long.compare(a[0], b[0]));
        this.ages = new long[edges];
        this.logs = new int[edges];
        long least = Long.MAX_VALUE;
        for (int i = edges - 1; i >= 0; i--) {
            least = Math.min(least, byAge[i][1]);
            ages[i] = byAge[i][0];
            logs[i] = log(least);
        }
        this.widest = edges == 0 ? log(plan.retentionMillis()) : logs[edges - 1];
    }

    /** The widest cell that has {@code time} in it, when the newest event of the entity happened at {@code newest}. */
    int widest(long newest, long time) {
        int log = widestAt(newest - time);
        while (!allows(newest, time, log)) {
            log--;
        }
        return log;
    }

    /** Whether a cell that has {@code time} in it may be as wide. */
    boolean allows(long newest, long time, int log) {
        long end = ((time >> log) + 1) << log;
        return log <= widestAt(newest - end);
    }

    private int widestAt(long age) {
        int low = 0;
        int high = ages.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ages[middle] < age) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == logs.length ? widest : logs[low];
    }

    private static int log(long windowMillis) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, windowMillis / CELLS_PER_WINDOW));
    }
}
