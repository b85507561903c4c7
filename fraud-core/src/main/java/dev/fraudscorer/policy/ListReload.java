package dev.fraudscorer.policy;

import dev.fraudscorer.assessment.Provenance;
import java.util.List;
import java.util.Objects;

/**
 * What a reload of entity lists changed. Immutable.
 *
 * @param provenance which stands in every assessment of an event that begins from now on, until the next reload
 * @param changed the lists whose content has changed, as they are now, in policy order; empty if nothing has
 */
public record ListReload(Provenance provenance, List<ListVersion> changed) {
    public ListReload {
        Objects.requireNonNull(provenance, "provenance");
        changed = List.copyOf(changed);
    }
}
