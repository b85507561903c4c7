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
 */
record Step(Event event, @Nullable Access access, @Nullable Label label, int salt) {
    static Step visit(Event event, Access access, int salt) {
        return new Step(event, Objects.requireNonNull(access), null, salt);
    }

    static Step label(Event event, Label label) {
        return new Step(event, null, Objects.requireNonNull(label), 0);
    }

    static Step amend(Event event) {
        return new Step(event, null, null, 0);
    }

    @Override
    public String toString() {
        String what = access != null
                ? access.name()
                : label == null ? "AMEND" : label.state() + ", known at " + label.knownAt() + ",";
        return what + " " + new NaiveEvent(event);
    }
}
