package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.spi.state.Durable;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The sources with state that the next version of the policy retains, and that are not closed with this one. Immutable.
 */
public final class RetainedSources {
    /** None: all are closed. */
    public static final RetainedSources NONE = new RetainedSources(List.of());

    private final Set<Durable> durables = Collections.newSetFromMap(new IdentityHashMap<>());

    public RetainedSources(Collection<Durable> durables) {
        this.durables.addAll(durables);
    }

    boolean contains(AutoCloseable source) {
        return source instanceof Durable durable && durables.contains(durable);
    }
}
