package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.event.Label;
import dev.fraudscorer.internal.load.LoadRequest;
import dev.fraudscorer.internal.load.LoadedPolicy;
import dev.fraudscorer.metrics.Gauge;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The sources of features of one of this package's policies, without the rest of the way. Thread-safe. */
final class HistoryPolicy implements AutoCloseable {
    private final LoadedPolicy policy;
    private final FeatureSource[] sources;
    private final EventType type;

    private HistoryPolicy(LoadedPolicy policy) {
        this.policy = policy;
        this.sources = policy.featureSources().toArray(new FeatureSource[0]);
        this.type = Objects.requireNonNull(policy.eventTypes().get("payment"));
    }

    static HistoryPolicy load(PolicyResource resource) {
        try {
            HistoryPolicy loaded = new HistoryPolicy(
                    LoadRequest.of(PolicySource.folder(resource.folder())).load());
            if (loaded.features().size() != resource.features()) {
                throw new IllegalStateException(
                        resource + " has " + loaded.features().size() + " features, expected " + resource.features());
            }
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EventType type() {
        return type;
    }

    /** All features by slot. */
    List<Variable> features() {
        return policy.schema()
                .variables()
                .subList(policy.attributes(), policy.schema().size());
    }

    FeatureVector newVector() {
        return new FeatureVector(policy.schema(), policy.attributes());
    }

    /** What a scorer does with an event before rules and models. */
    void fill(FeatureVector vector, Event event, Access access) {
        vector.begin(event);
        for (FeatureSource source : sources) {
            source.fill(vector, access);
        }
    }

    void label(Event event, Label label) {
        for (FeatureSource source : sources) {
            source.label(event, label);
        }
    }

    /** How large the state is and what it left out. */
    List<Gauge> gauges() {
        return sources[0].gauges();
    }

    /** What holds the state, for measuring it. */
    Object state() {
        return sources[0];
    }

    @Override
    public void close() {
        for (FeatureSource source : sources) {
            source.close();
        }
    }
}
