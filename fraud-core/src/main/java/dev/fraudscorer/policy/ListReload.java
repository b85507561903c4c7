package dev.fraudscorer.policy;

import dev.fraudscorer.assessment.Provenance;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a reload of entity lists changed. Immutable. */
public final class ListReload {
    private final Provenance provenance;
    private final List<ListVersion> changed;

    ListReload(Provenance provenance, List<ListVersion> changed) {
        this.provenance = Objects.requireNonNull(provenance, "provenance");
        this.changed = List.copyOf(changed);
    }

    /** Makes it of its parts, which the accessors describe. */
    public static ListReload of(Provenance provenance, List<ListVersion> changed) {
        return new ListReload(provenance, changed);
    }

    /** The provenance in every assessment of an event that begins from now on, until the next reload. */
    public Provenance provenance() {
        return provenance;
    }

    /** The lists whose content has changed, as they are now, in policy order; empty if nothing has. */
    public List<ListVersion> changed() {
        return changed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof ListReload that
                        && provenance.equals(that.provenance)
                        && changed.equals(that.changed));
    }

    @Override
    public int hashCode() {
        return Objects.hash(provenance, changed);
    }

    @Override
    public String toString() {
        return "ListReload[provenance=" + provenance + ", changed=" + changed + "]";
    }
}
