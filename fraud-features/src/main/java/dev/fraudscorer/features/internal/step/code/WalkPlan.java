package dev.fraudscorer.features.internal.step.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One walk over the rows for windows of an entity: at which distances it stops, what is made there, and what has to be
 * added up for that, from where to where. Immutable when it is made.
 */
final class WalkPlan {
    /** With more to add up for each row a loop is too long to be compiled well: what is left is for another walk. */
    static final int MOST_ACCUMULATORS = 48;

    /** By the distance from the end of the walk, in milliseconds. */
    private final SortedMap<Long, List<Output>> cuts = new TreeMap<>();
    /** With the last cut that needs each. */
    private final Map<Accumulator, Long> lives = new LinkedHashMap<>();

    private WalkPlan() {}

    /** The walks that make the outputs of a plan; most often one. */
    static List<WalkPlan> of(List<CutOutput> outputs) {
        List<WalkPlan> walks = new ArrayList<>();
        for (CutOutput output : outputs) {
            if (walks.isEmpty() || !walks.get(walks.size() - 1).hasRoom(output.output())) {
                walks.add(new WalkPlan());
            }
            walks.get(walks.size() - 1).add(output.cut(), output.output());
        }
        return walks;
    }

    private boolean hasRoom(Output output) {
        Set<Accumulator> all = new HashSet<>(lives.keySet());
        all.addAll(output.needs());
        return all.size() <= MOST_ACCUMULATORS || all.size() == lives.size();
    }

    /** The distances at which the walk stops, ascending, with what is made there. */
    SortedMap<Long, List<Output>> cuts() {
        return cuts;
    }

    /** All that is added up. */
    Iterable<Accumulator> accumulators() {
        return lives.keySet();
    }

    /** Whether rows are still added to it on the way to a cut. */
    boolean isAdded(Accumulator accumulator, long cut) {
        return accumulator.from() < cut && cut <= last(accumulator);
    }

    /** The last cut that needs it. */
    long last(Accumulator accumulator) {
        return lives.getOrDefault(accumulator, 0L);
    }

    private void add(long cut, Output output) {
        cuts.computeIfAbsent(cut, unused -> new ArrayList<>()).add(output);
        for (Accumulator needed : output.needs()) {
            lives.merge(needed, cut, Math::max);
            if (needed.from() > 0) {
                cuts.computeIfAbsent(needed.from(), unused -> new ArrayList<>());
            }
        }
    }
}
