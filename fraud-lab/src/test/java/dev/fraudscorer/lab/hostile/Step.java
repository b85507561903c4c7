package dev.fraudscorer.lab.hostile;

import dev.fraudscorer.event.Label;
import org.jspecify.annotations.Nullable;

/**
 * One call of a host. Immutable but for its draft, which nobody changes.
 *
 * @param call which one
 * @param draft the event that it is about
 * @param label what turned out to be true; null unless the call is a label
 */
record Step(Call call, Draft draft, @Nullable Label label) {
    static Step score(Draft draft) {
        return new Step(Call.SCORE, draft, null);
    }

    static Step assess(Draft draft) {
        return new Step(Call.ASSESS, draft, null);
    }

    static Step record(Draft draft) {
        return new Step(Call.RECORD, draft, null);
    }

    static Step amend(Draft draft) {
        return new Step(Call.AMEND, draft, null);
    }

    static Step label(Draft draft, Label label) {
        return new Step(Call.LABEL, draft, label);
    }

    enum Call {
        SCORE,
        ASSESS,
        RECORD,
        AMEND,
        LABEL
    }
}
