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
    /** Those of the version in use, and of one that is opened beside it. */
    private final List<BudgetCount> counts = new ArrayList<>();

    private final Map<Scope, ScoredEntities> scored = new HashMap<>();

    Lock lock() {
        return lock;
    }

    /** Called under the lock. */
    ReceiptClock clock() {
        return clock;
    }

    /** The budgets of a version, which go on with what those of the version in use have counted. */
    List<DeclineBudget> open(List<BudgetOptions> options) {
        lock.lock();
        try {
            List<DeclineBudget> budgets = new ArrayList<>();
            for (BudgetOptions budget : options) {
                ScoredEntities entities = budget.hasShare()
                        ? scored.computeIfAbsent(
                                Scope.of(budget), one -> new ScoredEntities(one.window.toMillis(), clock.now()))
                        : null;
                budgets.add(new DeclineBudget(budget, count(budget), entities));
            }
            return budgets;
        } finally {
            lock.unlock();
        }
    }

    private BudgetCount count(BudgetOptions budget) {
        for (BudgetCount known : counts) {
            if (known.isOf(budget)) {
                return known;
            }
        }
        BudgetCount count = new BudgetCount(budget);
        counts.add(count);
        return count;
    }

    /** Drops what was counted for budgets that the version in use does not have. */
    void keepOnly(List<BudgetOptions> inUse) {
        lock.lock();
        try {
            counts.removeIf(count -> inUse.stream().noneMatch(count::isOf));
            scored.keySet()
                    .retainAll(inUse.stream()
                            .filter(BudgetOptions::hasShare)
                            .map(Scope::of)
                            .toList());
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

    private record Scope(String of, Duration window) {
        static Scope of(BudgetOptions budget) {
            return new Scope(budget.of().name(), budget.window());
        }
    }
}
