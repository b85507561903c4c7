package dev.fraudscorer.rules.internal.derived;

import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Arrays;
import java.util.List;

/** Fills the slots of derived features, each after those that it needs. Thread-safe: it has no state. */
final class DerivedSource implements FeatureSource {
    private final DerivedFeature[] features;

    /** @param features in the order of their dependencies */
    DerivedSource(List<DerivedFeature> features) {
        this.features = features.toArray(new DerivedFeature[0]);
    }

    @Override
    public String id() {
        return "derived";
    }

    @Override
    public Erased forget(ForgottenKey key) {
        return Erased.nothing();
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public int[] slots() {
        return Arrays.stream(features).mapToInt(DerivedFeature::slot).toArray();
    }

    @Override
    public boolean readsVectorOnly() {
        return true;
    }

    @Override
    public void fill(FeatureVector vector, Access access) {
        if (!access.reads()) {
            return;
        }
        for (DerivedFeature feature : features) {
            feature.fill(vector);
        }
    }
}
