package dev.fraudscorer.record.file;

import dev.fraudscorer.record.DecisionRecord;
import org.jspecify.annotations.Nullable;

/** A line of a file of records: a record, or why it is none. Immutable. */
public final class RecordLine {
    private final long number;
    private final @Nullable DecisionRecord record;
    private final String problem;
    private final boolean cutOff;

    private RecordLine(long number, @Nullable DecisionRecord record, String problem, boolean cutOff) {
        this.number = number;
        this.record = record;
        this.problem = problem;
        this.cutOff = cutOff;
    }

    static RecordLine of(long number, DecisionRecord record) {
        return new RecordLine(number, record, "", false);
    }

    static RecordLine problem(long number, String problem, boolean cutOff) {
        return new RecordLine(number, null, problem, cutOff);
    }

    /** The number of the line, from 1 on. */
    public long number() {
        return number;
    }

    /** The record; null if the line is none. */
    public @Nullable DecisionRecord record() {
        return record;
    }

    /** Why the line is no record, without what is in it; empty if it is one. */
    public String problem() {
        return problem;
    }

    /** Whether it is the last line and has no end, so that its writer was most likely killed while it wrote. */
    public boolean cutOff() {
        return cutOff;
    }
}
