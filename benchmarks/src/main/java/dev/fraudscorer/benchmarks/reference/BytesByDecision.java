package dev.fraudscorer.benchmarks.reference;

import com.sun.management.ThreadMXBean;
import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.event.Event;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How many bytes a score allocates, by its decision: what is denied has reasons, and so more of them. Confined to one thread. */
final class BytesByDecision {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long[] bytes = new long[Decision.values().length];
    private final int[] events = new int[Decision.values().length];
    private int degraded;

    /** Scores events that were built before. */
    void measure(FraudScorer scorer, Event[] all, int from, int to) {
        for (int i = from; i < to; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Assessment assessment = scorer.score(all[i]);
            Decision decision = assessment.decision();
            bytes[decision.ordinal()] += THREADS.getCurrentThreadAllocatedBytes() - before;
            events[decision.ordinal()]++;
            if (assessment.degraded()) {
                degraded++;
            }
        }
    }

    /** On average; NaN if none was decided so. */
    double average(Decision decision) {
        int count = events[decision.ordinal()];
        return count == 0 ? Double.NaN : (double) bytes[decision.ordinal()] / count;
    }

    /** A line for each decision, and one of how many rest on less than the policy planned. */
    String table() {
        StringBuilder table = new StringBuilder();
        for (Decision decision : Decision.values()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-8s %,12d events %,9.0f bytes%n",
                    decision,
                    events[decision.ordinal()],
                    average(decision)));
        }
        return table.append("degraded ")
                .append(degraded)
                .append(System.lineSeparator())
                .toString();
    }
}
