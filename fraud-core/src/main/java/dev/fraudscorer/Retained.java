package dev.fraudscorer;

import dev.fraudscorer.spi.Durable;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The sources with state that go on in the next version of the policy and are not closed with this one. Immutable. */
final class Retained {
    /** None: all are closed. */
    static final Retained NONE = new Retained(List.of());

    private final Set<Durable> durables = Collections.newSetFromMap(new IdentityHashMap<>());

    Retained(Collection<Durable> durables) {
        this.durables.addAll(durables);
    }

    boolean contains(AutoCloseable source) {
        return source instanceof Durable durable && durables.contains(durable);
    }
}
