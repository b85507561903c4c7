package dev.fraudscorer.rules.internal.ruleset;

import dev.fraudscorer.assessment.RuleCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/*
 * A rule that a reload leaves as it is goes on being counted. Its calls do not change over at one moment: while the new version
 * counts, some are still inside the old one. So nothing is copied at the reload. The new source's totals are what it has counted
 * itself, and what the source before has counted by now, of those rules whose definitions are equal. When the source before is
 * closed, which is when its last call has left it, its counts are final: they are added once, and it is let go. Therefore only versions with
 * calls inside hang on the chain, however many reloads there are.
 */

/** How often each rule of one source did what, since its definition is as it is. Thread-safe. */
public final class RuleTotals {
    private final Map<String, String> definitions;
    /** By the id of a rule; counts of this source alone. */
    private Supplier<List<RuleCounts>> own;

    private boolean isClosed;
    /** What closed sources before have counted, by the id of a rule. */
    private final Map<String, RuleCounts> settled = new HashMap<>();

    private @Nullable RuleTotals before;
    /** The rules whose counts in {@link #before} count here, too. */
    private Set<String> carried = Set.of();

    /**
     * @param definitions of the rules that are counted, by id
     * @param own the counts of this source, in policy order
     */
    public RuleTotals(Map<String, String> definitions, Supplier<List<RuleCounts>> own) {
        this.definitions = Map.copyOf(definitions);
        this.own = own;
    }

    /** Goes on with what another source has counted of rules that are the same. Called before this one counts. */
    public synchronized void follow(RuleTotals running) {
        before = running;
        carried = new HashSet<>(definitions.keySet());
        carried.removeIf(id -> !Objects.equals(definitions.get(id), running.definitions.get(id)));
    }

    /** In policy order. */
    public synchronized List<RuleCounts> totals() {
        settle();
        Map<String, RuleCounts> earlier = new HashMap<>(settled);
        RuleTotals running = before;
        if (running != null) {
            addTo(earlier, running.totals());
        }
        List<RuleCounts> totals = new ArrayList<>();
        for (RuleCounts counts : own.get()) {
            RuleCounts more = earlier.get(counts.rule());
            totals.add(more == null ? counts : sum(counts, more));
        }
        return totals;
    }

    /** No call counts here any more. */
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            List<RuleCounts> counted = own.get();
            own = () -> counted;
            settle();
        }
    }

    /** Takes over from closed sources what they have counted, and lets them go. */
    private void settle() {
        RuleTotals running = before;
        while (running != null && running.isFinal()) {
            synchronized (running) {
                addTo(settled, running.own.get());
                addTo(settled, running.settled.values());
                carried.retainAll(running.carried);
                running = running.before;
            }
            before = running;
        }
    }

    private synchronized boolean isFinal() {
        return isClosed;
    }

    private void addTo(Map<String, RuleCounts> sums, Iterable<RuleCounts> counted) {
        for (RuleCounts counts : counted) {
            if (carried.contains(counts.rule())) {
                sums.merge(counts.rule(), counts, RuleTotals::sum);
            }
        }
    }

    private static RuleCounts sum(RuleCounts one, RuleCounts other) {
        return RuleCounts.of(
                one.rule(),
                one.mode(),
                one.evaluated() + other.evaluated(),
                one.fired() + other.fired(),
                one.notEvaluable() + other.notEvaluable(),
                one.failed() + other.failed());
    }
}
