package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.internal.load.section.BudgetOptions;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.HashKey;
import dev.fraudscorer.spi.vector.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What all budgets of a scorer have counted, whichever version of the policy they are of, under one lock: a denial is
 * counted by all of its budgets or by none, and no two threads take the same last place.
 */
final class BudgetBook {
    private static final long MISSING = 1;

    private final HashKey key = HashKey.random();
    private final Lock lock = new ReentrantLock();
    private final ReceiptClock clock = new ReceiptClock();
    /** Those of the version that was opened last. */
    private List<BudgetCount> counts = List.of();

    private Map<Scope, ScoredEntities> scored = Map.of();

    Lock lock() {
        return lock;
    }

    /** Called under the lock. */
    ReceiptClock clock() {
        return clock;
    }

    /** The budgets of a version, which go on with what those of the version before have counted. */
    List<DeclineBudget> open(List<BudgetOptions> options) {
        lock.lock();
        try {
            List<BudgetCount> next = new ArrayList<>();
            Map<Scope, ScoredEntities> nextScored = new HashMap<>();
            List<DeclineBudget> budgets = new ArrayList<>();
            for (BudgetOptions budget : options) {
                BudgetCount count = counts.stream()
                        .filter(known -> known.isOf(budget))
                        .findFirst()
                        .orElseGet(() -> new BudgetCount(budget));
                next.add(count);
                Scope scope = new Scope(budget.of().name(), budget.window());
                ScoredEntities entities = null;
                if (budget.hasShare()) {
                    entities = nextScored.computeIfAbsent(scope, one -> {
                        ScoredEntities known = scored.get(one);
                        return known == null ? new ScoredEntities(one.window.toMillis(), clock.now()) : known;
                    });
                }
                budgets.add(new DeclineBudget(budget, count, entities));
            }
            counts = next;
            scored = nextScored;
            return budgets;
        } finally {
            lock.unlock();
        }
    }

    /** What stands for the entity of an event; an event without one is an entity of its own. */
    long entity(Variable of, FeatureVector vector) {
        return vector.isPresent(of.slot())
                ? vector.hash(of.slot(), key)
                : key.hash(MISSING, key.hash(vector.event().id()));
    }

    private record Scope(String of, Duration window) {}
}
