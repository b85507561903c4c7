package dev.fraudscorer.internal.run.limit;

import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.internal.load.section.BudgetOptions;
import dev.fraudscorer.metrics.BudgetAlarm;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.spi.policy.PolicyReader;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A budget of one version of the policy, over what was counted. Guarded by the lock of its {@link BudgetBook}. */
final class DeclineBudget {
    /** A share of a whole number of entities is not missed by what binary fractions lack. */
    private static final double ROUNDING = 1e-9;

    private final BudgetOptions options;
    private final BudgetCount count;
    private final @Nullable ScoredEntities scored;
    private final Evidence spent;

    /** @param scored of which the share is taken; null if none is set */
    DeclineBudget(BudgetOptions options, BudgetCount count, @Nullable ScoredEntities scored) {
        this.options = options;
        this.count = count;
        this.scored = scored;
        this.spent = Evidence.overBudget(options.source(), "it may deny " + words(options));
    }

    String source() {
        return options.source();
    }

    BudgetOptions options() {
        return options;
    }

    @Nullable
    ScoredEntities scored() {
        return scored;
    }

    /** The evidence that it is spent. */
    Evidence spent() {
        return spent;
    }

    boolean admits(long entity, long now) {
        return count.admits(entity, limit(now), now);
    }

    void add(long entity, long now) {
        count.add(entity, limit(now), now);
    }

    /** A denial became a review; what to report of it, or null if that was reported not long ago. */
    @Nullable
    BudgetAlarm countLimited(long now) {
        return count.limit() ? alarm(now) : null;
    }

    /** What is not as it should be; null while there is room. */
    @Nullable
    String health(long now) {
        BudgetAlarm alarm = alarm(now);
        return alarm.denied() < alarm.limit() ? null : BudgetLog.text(alarm);
    }

    void addGauges(long now, BiConsumer<String, Gauge> out) {
        out.accept(source(), Gauge.of("budgets.denied", count.denied(now)));
        out.accept(source(), Gauge.of("budgets.limit", limit(now)));
        out.accept(source(), Gauge.of("budgets.limited", count.limited()));
    }

    private BudgetAlarm alarm(long now) {
        return BudgetAlarm.of(
                source(), options.of().name(), options.window(), count.denied(now), limit(now), count.limited());
    }

    private long limit(long now) {
        if (scored == null) {
            return options.maxEntities();
        }
        double of = Math.max(options.minEntities(), scored.count(now));
        return Math.min(options.maxEntities(), (long) (options.maxShare() * of * (1 + ROUNDING)));
    }

    private static String words(BudgetOptions options) {
        String share = options.hasShare() ? percent(options.maxShare()) + " of those scored" : "";
        String most = options.maxEntities() < BudgetOptions.MOST_ENTITIES || share.isEmpty()
                ? options.maxEntities() + " different values of " + options.of().name()
                : "";
        String both = most.isEmpty() || share.isEmpty() ? "" : " and ";
        String of = most.isEmpty() ? " by " + options.of().name() : "";
        return most + both + share + of + " within " + PolicyReader.durationText(options.window());
    }

    private static String percent(double share) {
        return (float) (share * 100) + " %";
    }
}
