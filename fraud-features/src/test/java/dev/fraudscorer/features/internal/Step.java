package dev.fraudscorer.features.internal;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.spi.Access;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a host does.
 *
 * @param access how an event is visited; null if it is labelled or amended
 * @param label null unless it is labelled
 * @param salt chooses what is read
 * @param early when it was received; null unless it is stamped too far after that
 */
record Step(
        Event event,
        @Nullable Access access,
        @Nullable Label label,
        int salt,
        @Nullable Receipt early) {
    static Step visit(Event event, Access access, int salt) {
        return new Step(event, Objects.requireNonNull(access), null, salt, null);
    }

    static Step label(Event event, Label label) {
        return new Step(event, null, Objects.requireNonNull(label), 0, null);
    }

    static Step amend(Event event) {
        return new Step(event, null, null, 0, null);
    }

    static Step early(Event event, long reached, long received) {
        return new Step(event, null, null, 0, new Receipt(reached, received));
    }

    @Override
    public String toString() {
        String what = access != null
                ? access.name()
                : early != null
                        ? "TOO EARLY, " + early
                        : label == null ? "AMEND" : label.state() + ", known at " + label.knownAt() + ",";
        return what + " " + new NaiveEvent(event);
    }

    /** Between when an event was received. */
    record Receipt(long reached, long received) {}
}
