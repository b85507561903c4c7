package dev.fraudscorer.spi;

import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an engine is given to load its part of a policy. Confined to the thread that loads. */
public interface LoadContext {
    /** The section called {@code name}; null if the policy has none. */
    @Nullable
    Node section(String name);

    /** How far stamps of events are believed. */
    default TimePolicy time() {
        return TimePolicy.DEFAULT;
    }

    /** The names declared so far with their slots; engines declare theirs here. */
    Schema schema();

    /** Reads nodes and collects the problems. */
    PolicyReader reader();

    /** The language of conditions; null if no module on the class path provides one. */
    @Nullable
    ConditionLanguage conditions();

    /** The policy's files. */
    PolicyFolder folder();

    /**
     * A further document of the policy, YAML or JSON, such as a file of rules.
     *
     * @param name the node with the file's name; relative to the folder
     * @return its root; null if a mistake was reported
     */
    @Nullable
    Node document(ScalarNode name);

    /**
     * The part that the host provided by this type, such as a store of its own; null if it provided none. Each load and
     * reload finds the same one. It is the host's: threads use it as its type says, and an engine does not close it.
     *
     * <p>A look-up is a use: a part that no engine looked up is a mistake of the host, which fails the load. So an engine
     * looks up a part only where the policy has a section that needs it.
     *
     * @param type exactly the one that the host named, most often an interface of the engine's module
     */
    default <T> @Nullable T provided(Class<T> type) {
        return null;
    }

    /**
     * The host's list provider that a list of the policy names. A look-up is a use: a provider that no list uses is a mistake
     * of the host, which fails the first load.
     *
     * @param name the node with its name
     * @return null if the host provided none by this name, which has been reported
     */
    default @Nullable ListProvider listProvider(ScalarNode name) {
        reader().reportUnknown(name.at(), "list provider", name.text(), List.of());
        return null;
    }

    /** Adds a source of features; sources fill the vector in the order in which they were added. */
    void add(FeatureSource source);

    /** Adds a source of evidence; sources are evaluated in the order in which they were added. */
    void add(EvidenceSource source);

    /**
     * Adds the entity lists; an event finds the edition that it sees in {@link FeatureVector#lists()}.
     *
     * @throws IllegalStateException if they were added before
     */
    void add(ListSource lists);
}
