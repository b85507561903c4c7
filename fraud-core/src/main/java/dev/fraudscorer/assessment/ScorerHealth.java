package dev.fraudscorer.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a scorer is, for a host's health check. Immutable. */
public final class ScorerHealth extends AbstractValue {
    private final boolean isReady;
    private final List<SourceHealth> sources;
    private final List<String> notes;

    private ScorerHealth(boolean isReady, List<SourceHealth> sources, List<String> notes) {
        this.isReady = isReady;
        this.sources = List.copyOf(sources);
        this.notes = List.copyOf(notes);
    }

    /** Makes it of its parts, which the accessors describe. */
    public static ScorerHealth of(boolean isReady, List<SourceHealth> sources, List<String> notes) {
        return new ScorerHealth(isReady, sources, notes);
    }

    /**
     * Whether anything can be evaluated: at least one source of evidence is not {@link HealthStatus#DOWN}. If not, every event
     * gets the policy's answer to failures.
     */
    public boolean isReady() {
        return isReady;
    }

    /** The worst status of any source. */
    public HealthStatus status() {
        HealthStatus worst = HealthStatus.UP;
        for (SourceHealth source : sources) {
            worst = source.status().compareTo(worst) > 0 ? source.status() : worst;
        }
        return worst;
    }

    /** Each source of the active policy, those of features first. */
    public List<SourceHealth> sources() {
        return sources;
    }

    /**
     * What is not as it should be although events are scored, such as that the memory of the histories is full: each with the
     * source's name, the cause and what to do. Empty if all is well.
     */
    public List<String> notes() {
        return notes;
    }

    @Override
    @Nullable
    Object[] components() {
        return new @Nullable Object[] {"isReady", isReady, "sources", sources, "notes", notes};
    }
}
