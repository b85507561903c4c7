package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.RowColumns;
import dev.fraudscorer.features.internal.plan.RowColumns.CodeColumn;
import dev.fraudscorer.features.internal.plan.RowColumns.FilterColumn;
import dev.fraudscorer.features.internal.plan.RowColumns.NumberColumn;
import dev.fraudscorer.features.internal.record.RowMapping;
import dev.fraudscorer.features.internal.state.StateInput;
import dev.fraudscorer.features.internal.state.StateOutput;
import dev.fraudscorer.features.internal.step.WrittenUnder;
import dev.fraudscorer.spi.state.InvalidStateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of entity as a snapshot describes it: all that is needed to read its records, whatever the policy has become.
 *
 * <pre>
 *   name | keys 4, name each | retention 8 | lateness 8 | lead 8 | notes what could not be counted 1 | labels 1
 *   | numbers 4, each: name, doubles 1 | codes 4, each: name, type | filters 4, each: name, text
 *   | folding fingerprint | clock's origin 8 and time 8
 * </pre>
 *
 * <p>A text is its length in four bytes and its UTF-8. Immutable.
 *
 * @param keys the attributes that together are the key
 * @param columns of its rows
 * @param folding as {@link EntityPlan#foldingFingerprint}
 */
record SnapshotEntity(
        String name,
        List<String> keys,
        long retentionMillis,
        long latenessMillis,
        long leadMillis,
        boolean notesUncounted,
        RowColumns columns,
        String folding,
        long origin,
        long clock) {
    private static final int LEAST_TEXT = Integer.BYTES;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    static SnapshotEntity of(TrackedEntity entity) {
        EntityPlan plan = entity.plan();
        return new SnapshotEntity(
                plan.name(),
                plan.keyNames(),
                plan.retentionMillis(),
                plan.latenessMillis(),
                plan.leadMillis(),
                plan.notesUncounted(),
                plan.columns(),
                plan.foldingFingerprint(),
                entity.clock().origin(),
                entity.clock().now());
    }

    /**
     * Why the records of this kind cannot be read under a plan of the same name; null if they can, though they may lack something
     * that the plan needs: {@link #lackedBy}.
     */
    @Nullable
    String unreadableUnder(EntityPlan plan) {
        if (!keys.equals(plan.keyNames())) {
            return "its key is " + plan.keyNames() + ", and the snapshot has " + keys;
        }
        if (leadMillis != plan.leadMillis()) {
            return "it sees " + text(plan.leadMillis())
                    + " ahead in the order of arrival, and the snapshot was made under "
                    + text(leadMillis);
        }
        return null;
    }

    /** What a plan of the same name needs of past events and the records of this kind do not have, in words. */
    List<String> lackedBy(EntityPlan plan) {
        List<String> lacked = new ArrayList<>();
        if (retentionMillis < plan.retentionMillis()) {
            lacked.add("its windows reach back " + text(plan.retentionMillis()) + ", and " + text(retentionMillis)
                    + " were kept");
        }
        if (latenessMillis < plan.latenessMillis()) {
            lacked.add("its lateness is " + text(plan.latenessMillis()) + ", and was " + text(latenessMillis));
        }
        if (plan.notesUncounted() && !notesUncounted) {
            lacked.add("it was not kept what could not be counted");
        }
        for (String missing : RowMapping.missing(columns, plan.columns())) {
            lacked.add("of past events were not kept " + missing);
        }
        return lacked;
    }

    /**
     * What of the past is not kept under a plan of the same name.
     *
     * @param before what was not kept before
     * @param newest the time after which no event was counted
     */
    UnkeptPast unkeptUnder(EntityPlan plan, UnkeptPast before, long newest) {
        long oldestKept = newest - retentionMillis - latenessMillis;
        List<UnkeptPast.Reach> reaches = new ArrayList<>();
        if (newest != Long.MIN_VALUE && latenessMillis < plan.latenessMillis()) {
            reaches.add(new UnkeptPast.Reach(0, oldestKept));
        } else if (newest != Long.MIN_VALUE && retentionMillis < plan.retentionMillis()) {
            reaches.add(new UnkeptPast.Reach(retentionMillis, oldestKept));
        }
        return before.under(
                plan,
                RowMapping.of(columns, plan.columns()).columns(),
                columns.labels(),
                notesUncounted,
                reaches,
                newest);
    }

    /** By how much longer its records would be kept under a plan; 0 if they would not. */
    long longerUnder(EntityPlan plan) {
        return Math.max(0, plan.idleMillis() - retentionMillis - latenessMillis);
    }

    /** As a policy has it, in the largest unit that it is a whole number of; hours rather than days. */
    private static String text(long millis) {
        if (millis % HOUR == 0) {
            return millis / HOUR + "h";
        }
        if (millis % MINUTE == 0) {
            return millis / MINUTE + "m";
        }
        return millis % SECOND == 0 ? millis / SECOND + "s" : millis + "ms";
    }

    /** What its records were written under; only if they can be read under the plan. */
    WrittenUnder under(EntityPlan plan) {
        return new WrittenUnder(RowMapping.of(columns, plan.columns()), retentionMillis, latenessMillis);
    }

    /** Whether hot entities of it can be read under the plan, apart from what they have folded. */
    boolean isSameAs(EntityPlan plan) {
        return retentionMillis == plan.retentionMillis()
                && latenessMillis == plan.latenessMillis()
                && notesUncounted == plan.notesUncounted()
                && RowMapping.of(columns, plan.columns()).isSame();
    }

    void write(StateOutput out) {
        out.putText(name);
        out.putInt(keys.size());
        keys.forEach(out::putText);
        out.putLong(retentionMillis);
        out.putLong(latenessMillis);
        out.putLong(leadMillis);
        put(notesUncounted, out);
        put(columns.labels(), out);
        out.putInt(columns.numbers());
        for (NumberColumn number : columns.numberColumns()) {
            out.putText(number.name());
            put(number.ofDoubles(), out);
        }
        out.putInt(columns.codes());
        for (CodeColumn code : columns.codeColumns()) {
            out.putText(code.name());
            out.putText(code.type().name());
        }
        out.putInt(columns.filters());
        for (FilterColumn filter : columns.filterColumns()) {
            out.putText(filter.name());
            out.putText(filter.text());
        }
        out.putText(folding);
        out.putLong(origin);
        out.putLong(clock);
    }

    private static void put(boolean flag, StateOutput out) {
        out.putByte((byte) (flag ? 1 : 0));
    }

    /** Reads what {@link #write} wrote. */
    static SnapshotEntity read(StateInput in) throws IOException, InvalidStateException {
        String name = in.text();
        List<String> keys = new ArrayList<>();
        for (int left = in.count(LEAST_TEXT); left > 0; left--) {
            keys.add(in.text());
        }
        long retention = in.getLong();
        long lateness = in.getLong();
        long lead = in.getLong();
        boolean notesUncounted = in.getByte() != 0;
        boolean labels = in.getByte() != 0;
        List<NumberColumn> numbers = new ArrayList<>();
        for (int left = in.count(LEAST_TEXT + 1); left > 0; left--) {
            numbers.add(new NumberColumn(in.text(), in.getByte() != 0));
        }
        List<CodeColumn> codes = new ArrayList<>();
        for (int left = in.count(2 * LEAST_TEXT); left > 0; left--) {
            codes.add(new CodeColumn(in.text(), ValueType.valueOf(in.text())));
        }
        List<FilterColumn> filters = new ArrayList<>();
        for (int left = in.count(2 * LEAST_TEXT); left > 0; left--) {
            filters.add(new FilterColumn(in.text(), in.text()));
        }
        if (filters.size() > Long.SIZE) {
            throw new IllegalArgumentException(filters.size() + " filters");
        }
        RowColumns columns = new RowColumns(numbers, codes, filters, labels);
        return new SnapshotEntity(
                name,
                List.copyOf(keys),
                retention,
                lateness,
                lead,
                notesUncounted,
                columns,
                in.text(),
                in.getLong(),
                in.getLong());
    }
}
