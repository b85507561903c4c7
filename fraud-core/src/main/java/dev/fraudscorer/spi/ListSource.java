package dev.fraudscorer.spi;

import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.ListEdition;
import java.util.Collection;

/** The entity lists of a policy, whose files can be read again while events are scored. Thread-safe. */
public interface ListSource {
    /** The lists as they were when the policy was loaded. */
    ListEdition first();

    /**
     * Reads those lists again whose files have another content than they had.
     *
     * @param running the edition that events see now; not modified
     * @param names of the lists to look at, each in {@code running}
     * @param folder where the files are; has what was read for {@code running}
     * @param reader receives every mistake; the result is then not used
     * @return {@code running} itself if no content has changed
     */
    ListEdition reload(ListEdition running, Collection<String> names, PolicyFolder folder, PolicyReader reader);
}
