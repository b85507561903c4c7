package dev.fraudscorer.spi.vector;

import dev.fraudscorer.policy.ListVersion;
import java.util.List;

/** The content of all entity lists of a policy at one moment. Immutable: an event sees one edition from begin to end. */
public interface ListEdition {
    /** No lists. */
    ListEdition NONE = List::of;

    /** What each list holds, in policy order. */
    List<ListVersion> versions();
}
