package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ScoringScheme;
import dev.fraudscorer.metrics.BudgetAlarm;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/*
 * Whom does a denial cost? A budget bounds the harm of one source, and a payment that would be denied without the source is not
 * its harm. So a source is charged only where the denial rests on it:
 *
 *   1 What is denied whatever budgets limit (by what is exempt, or by on_failure) is charged to none.
 *   2 What is still denied without all sources that have budgets of their own is charged to none of them.
 *   3 Else they are taken away one by one, those that deny outright first and then the riskiest, until it is not denied any more:
 *     these are charged. So each denial that rests on such sources at all is charged to at least one of them, also where any of
 *     them alone would have been enough.
 *   4 Each denial but those of 1 is charged to the budget of the whole policy.
 *
 * Steps 1 to 3 ask the scoring scheme itself what it would decide with these budgets spent, so that nothing is charged that it
 * would not limit. Whether there is room, and taking it, is one step under one lock: in each window at most as many entities are
 * denied as the limit is, however many threads score.
 */

/** The budgets of one version of the policy. Thread-safe. */
final class DeclineBudgets {
    private static final Evidence WHOLE_SPENT = Evidence.overBudget(ScoringScheme.WHOLE_POLICY, "");

    private final BudgetBook book;
    private final List<DeclineBudget> all;
    private final Map<String, DeclineBudget> bySource;
    private final @Nullable DeclineBudget whole;
    /** The first budget of each set of entities that are counted as they are scored. */
    private final List<DeclineBudget> counting;

    DeclineBudgets(BudgetBook book, List<DeclineBudget> budgets) {
        this.book = book;
        this.all = List.copyOf(budgets);
        this.bySource = budgets.stream()
                .filter(budget -> !budget.source().equals(ScoringScheme.WHOLE_POLICY))
                .collect(Collectors.toMap(DeclineBudget::source, budget -> budget));
        this.whole = budgets.stream()
                .filter(budget -> budget.source().equals(ScoringScheme.WHOLE_POLICY))
                .findFirst()
                .orElse(null);
        List<DeclineBudget> first = new ArrayList<>();
        for (DeclineBudget budget : budgets) {
            if (budget.scored() != null && first.stream().noneMatch(other -> other.scored() == budget.scored())) {
                first.add(budget);
            }
        }
        this.counting = List.copyOf(first);
    }

    /** An event is scored: its entities are those of which shares are taken. */
    void scored(FeatureVector vector, long receivedMillis) {
        if (counting.isEmpty()) {
            return;
        }
        book.lock().lock();
        try {
            long now = now(receivedMillis);
            for (int i = 0; i < counting.size(); i++) {
                DeclineBudget budget = counting.get(i);
                ScoredEntities entities = budget.scored();
                if (entities != null) {
                    entities.add(book.entity(budget.options().of(), vector), now);
                }
            }
        } finally {
            book.lock().unlock();
        }
    }

    /**
     * What limits a denial.
     *
     * @param receivedMillis of the event; {@link Limits#UNKNOWN} moves no window
     * @param spends whether the denial takes a place where there is one
     */
    Limitation limit(
            ScoringScheme scheme, List<Evidence> evidence, FeatureVector vector, long receivedMillis, boolean spends) {
        if (stands(scheme, evidence, List.of(WHOLE_SPENT))) {
            return Limitation.NONE;
        }
        List<DeclineBudget> charged = charged(scheme, evidence);
        if (charged.isEmpty() && whole == null) {
            return Limitation.NONE;
        }
        List<Evidence> spent = new ArrayList<>();
        List<BudgetAlarm> alarms = new ArrayList<>();
        book.lock().lock();
        try {
            long now = spends ? now(receivedMillis) : book.clock().now();
            List<DeclineBudget> takers = new ArrayList<>();
            List<DeclineBudget> over = new ArrayList<>();
            for (DeclineBudget budget : charged) {
                (budget.admits(entity(budget, vector), now) ? takers : over).add(budget);
            }
            over.forEach(budget -> spent.add(budget.spent()));
            boolean denied = over.isEmpty() || (!takers.isEmpty() && stands(scheme, evidence, spent));
            if (denied && whole != null) {
                if (whole.admits(entity(whole, vector), now)) {
                    takers.add(whole);
                } else {
                    over.add(whole);
                    spent.add(whole.spent());
                    denied = false;
                }
            }
            if (spends && denied) {
                takers.forEach(budget -> budget.add(entity(budget, vector), now));
            } else if (spends) {
                for (DeclineBudget budget : over) {
                    BudgetAlarm alarm = budget.countLimited(now);
                    if (alarm != null) {
                        alarms.add(alarm);
                    }
                }
            }
        } finally {
            book.lock().unlock();
        }
        return new Limitation(spent, alarms);
    }

    void addHealth(List<String> out) {
        book.lock().lock();
        try {
            for (DeclineBudget budget : all) {
                String found = budget.health(book.clock().now());
                if (found != null) {
                    out.add(found);
                }
            }
        } finally {
            book.lock().unlock();
        }
    }

    void addGauges(BiConsumer<String, Gauge> out) {
        book.lock().lock();
        try {
            all.forEach(budget -> budget.addGauges(book.clock().now(), out));
        } finally {
            book.lock().unlock();
        }
    }

    /** The budgets of the sources that the denial rests on. */
    private List<DeclineBudget> charged(ScoringScheme scheme, List<Evidence> evidence) {
        List<DeclineBudget> candidates = candidates(evidence);
        if (candidates.isEmpty()
                || stands(
                        scheme,
                        evidence,
                        candidates.stream().map(DeclineBudget::spent).toList())) {
            return List.of();
        }
        List<Evidence> taken = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            taken.add(candidates.get(i).spent());
            if (!stands(scheme, evidence, taken)) {
                return candidates.subList(0, i + 1);
            }
        }
        return candidates;
    }

    /** Those whose sources have part in a denial, whoever denies outright first, then by falling risk. */
    private List<DeclineBudget> candidates(List<Evidence> evidence) {
        if (bySource.isEmpty()) {
            return List.of();
        }
        Set<DeclineBudget> found = new LinkedHashSet<>();
        for (Evidence item : evidence) {
            if (item.decides() == Decision.DENY && item.mode() == Mode.ACTIVE) {
                add(item, found);
            }
        }
        List<Evidence> risks = evidence.stream()
                .filter(Evidence::countsForScore)
                .sorted(Comparator.comparingDouble(Evidence::risk).reversed())
                .toList();
        risks.forEach(item -> add(item, found));
        return List.copyOf(found);
    }

    private void add(Evidence item, Set<DeclineBudget> out) {
        DeclineBudget budget = bySource.get(item.source());
        if (budget != null) {
            out.add(budget);
        }
    }

    private long entity(DeclineBudget budget, FeatureVector vector) {
        return book.entity(budget.options().of(), vector);
    }

    private long now(long receivedMillis) {
        if (receivedMillis != Limits.UNKNOWN) {
            book.clock().received(receivedMillis);
        }
        return book.clock().now();
    }

    /** Whether the event is denied although these budgets are spent. */
    private static boolean stands(ScoringScheme scheme, List<Evidence> evidence, List<Evidence> spent) {
        List<Evidence> with = new ArrayList<>(evidence);
        with.addAll(spent);
        return scheme.decide(scheme.score(with), with).decision() == Decision.DENY;
    }
}
