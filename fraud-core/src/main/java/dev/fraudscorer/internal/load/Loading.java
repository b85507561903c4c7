package dev.fraudscorer.internal.load;

import dev.fraudscorer.internal.document.DocumentReader;
import dev.fraudscorer.internal.load.part.GuardedLanguage;
import dev.fraudscorer.internal.load.part.PartFailure;
import dev.fraudscorer.internal.load.part.SourceCloser;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.EvidenceSource;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.FeatureSourceFactory;
import dev.fraudscorer.spi.ListProvider;
import dev.fraudscorer.spi.ListSource;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.TimePolicy;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.Schema;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One load in progress. */
final class Loading implements LoadContext {
    private final MapNode document;
    private final Set<String> leftOut;
    private final Schema schema = new Schema();
    private final PolicyReader reader;
    private final PolicyFolder folder;
    private final ProvidedParts provided;
    private final ProvidedLists providedLists;
    private @Nullable ConditionLanguage conditions;
    private boolean isLanguageKnown;
    private final List<FeatureSource> featureSources = new ArrayList<>();
    /** By a source of features that a host's factory made, the name that it was provided by. */
    private final IdentityHashMap<FeatureSource, String> hostNames = new IdentityHashMap<>();

    private final List<EvidenceSource> evidenceSources = new ArrayList<>();
    private @Nullable ListSource lists;
    private TimePolicy time = TimePolicy.DEFAULT;

    Loading(
            MapNode document,
            Set<String> leftOut,
            PolicyReader reader,
            PolicyFolder folder,
            ProvidedParts provided,
            ProvidedLists providedLists) {
        this.document = document;
        this.leftOut = leftOut;
        this.reader = reader;
        this.folder = folder;
        this.provided = provided;
        this.providedLists = providedLists;
    }

    @Override
    public @Nullable Node section(String name) {
        return leftOut.contains(name) ? null : document.get(name);
    }

    /** Before engines load. */
    void time(TimePolicy read) {
        time = read;
    }

    @Override
    public TimePolicy time() {
        return time;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public PolicyReader reader() {
        return reader;
    }

    @Override
    public @Nullable ConditionLanguage conditions() {
        if (!isLanguageKnown) {
            isLanguageKnown = true;
            List<ConditionLanguage> languages =
                    PartFailure.guard("the search for a language", () -> Providers.of(ConditionLanguage.class));
            conditions = languages.isEmpty() ? null : GuardedLanguage.of(languages.get(0), this);
        }
        return conditions;
    }

    @Override
    public PolicyFolder folder() {
        return folder;
    }

    @Override
    public @Nullable Node document(ScalarNode name) {
        return DocumentReader.read(name, folder, reader);
    }

    @Override
    public <T> @Nullable T provided(Class<T> type) {
        return provided.find(Objects.requireNonNull(type, "type"));
    }

    @Override
    public @Nullable ListProvider listProvider(ScalarNode name) {
        return providedLists.find(name, reader);
    }

    @Override
    public void add(FeatureSource source) {
        featureSources.add(source);
    }

    @Override
    public void add(EvidenceSource source) {
        evidenceSources.add(source);
    }

    @Override
    public void add(ListSource added) {
        if (lists != null) {
            throw new IllegalStateException("the entity lists were added before; expected one source of them");
        }
        lists = added;
    }

    @Nullable
    ListSource lists() {
        return lists;
    }

    /** Adds the sources of features that the host's factories make of this version. */
    void addHostFeatures(Map<String, FeatureSourceFactory> factories) {
        factories.forEach((name, factory) -> {
            HostSlots slots = new HostSlots(name, schema, document.at(), reader);
            try {
                FeatureSource source = PartFailure.guard(
                        "the part '" + name + "' provided by code",
                        () -> Objects.requireNonNull(factory.create(slots), "the source that it made is null"));
                featureSources.add(source);
                hostNames.put(source, name);
            } finally {
                slots.close();
            }
        });
    }

    /** The name by which the host provided the source; null if an engine added it. */
    @Nullable
    String hostName(FeatureSource source) {
        return hostNames.get(source);
    }

    List<FeatureSource> featureSources() {
        return featureSources;
    }

    List<EvidenceSource> evidenceSources() {
        return evidenceSources;
    }

    /**
     * Closes every source, whatever the closing of another throws.
     *
     * @param inUse those of the running policy, which a factory may have handed out again
     */
    void closeSources(Set<Object> inUse) {
        featureSources.stream().filter(source -> !inUse.contains(source)).forEach(SourceCloser::close);
        evidenceSources.stream().filter(source -> !inUse.contains(source)).forEach(SourceCloser::close);
    }
}
