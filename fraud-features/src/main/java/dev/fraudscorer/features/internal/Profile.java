package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.LabelState;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureVector;
import dev.fraudscorer.spi.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one entity did, as far back as any event that may still come can see. Used only under the lock that
 * {@link ProfileStore} holds for its key.
 */
final class Profile {
    private final EntityPlan plan;
    private final EventColumns events;
    private long keptUntil;

    Profile(EntityPlan plan) {
        this.plan = plan;
        this.events = new EventColumns(plan.layout());
    }

    /** The time on the store's clock from which on nothing in here can matter to an event that may still come. */
    long keptUntil() {
        return keptUntil;
    }

    /** Whether an event at {@code time} comes too late to be counted: what it should see may have been let go. */
    boolean isTooLate(long time) {
        return !events.isEmpty() && time < events.newestTime() - plan.latenessMillis();
    }

    /**
     * Counts the event of the vector, reads the features as of that event, or both.
     *
     * @param clock the time on the store's clock
     */
    void visit(FeatureVector vector, Access access, long clock) {
        long time = vector.event().timeMillis();
        long id = Hash64.of(vector.event().id());
        int known = events.find(time, id);
        int current = known >= 0 ? known : insert(time, id, vector);
        boolean added = known < 0;
        try {
            if (access.reads()) {
                plan.read(events, current, vector);
            }
        } finally {
            if (added && !access.counts()) {
                events.remove(current);
            }
        }
        if (added && access.counts()) {
            long newest = events.newestTime();
            events.forget(newest - plan.latenessMillis() - plan.retentionMillis());
            keptUntil = Math.max(newest, clock) + plan.retentionMillis() + plan.latenessMillis();
        }
    }

    /** Notes a label; false if the event is not here. */
    boolean label(long time, long id, long knownAtMillis, LabelState state) {
        int index = events.find(time, id);
        if (index < 0) {
            return false;
        }
        boolean fraud = state == LabelState.FRAUD;
        events.label(index, LabelHistory.with(events.labels(index), knownAtMillis, fraud));
        return true;
    }

    private int insert(long time, long id, FeatureVector vector) {
        int index = events.insert(time, id);
        List<Variable> numbers = plan.layout().numbers();
        for (int column = 0; column < numbers.size(); column++) {
            events.numbers(column)[index] = vector.number(numbers.get(column).slot());
        }
        List<Variable> codes = plan.layout().codes();
        for (int column = 0; column < codes.size(); column++) {
            int slot = codes.get(column).slot();
            events.codes(column)[index] =
                    plan.layout().isText(column) ? code(vector.text(slot)) : code(vector.number(slot));
        }
        return index;
    }

    private static long code(@Nullable String text) {
        if (text == null) {
            return EventColumns.NO_CODE;
        }
        long hash = Hash64.of(text);
        return hash == EventColumns.NO_CODE ? 1 : hash;
    }

    /** One to one, with NaN, which stands for missing, as {@link EventColumns#NO_CODE}. */
    private static long code(double number) {
        return Double.doubleToLongBits(number) ^ Double.doubleToLongBits(Double.NaN);
    }
}
