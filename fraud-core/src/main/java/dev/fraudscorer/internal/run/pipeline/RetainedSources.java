package dev.fraudscorer.internal.run.pipeline;

import dev.fraudscorer.internal.load.LoadedPolicy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The sources that the next version of the policy has, too, and that are not closed with this one: those with state that is
 * handed over, and those that a host's factory handed out again. Immutable.
 */
public final class RetainedSources {
    /** None: all are closed. */
    public static final RetainedSources NONE = new RetainedSources();

    private final Set<Object> sources = Collections.newSetFromMap(new IdentityHashMap<>());

    private RetainedSources() {}

    /** Those of the next version. */
    public RetainedSources(LoadedPolicy next) {
        sources.addAll(next.featureSources());
        sources.addAll(next.evidenceSources());
    }

    boolean contains(AutoCloseable source) {
        return sources.contains(source);
    }
}
