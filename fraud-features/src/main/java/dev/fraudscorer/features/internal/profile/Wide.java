package dev.fraudscorer.features.internal.profile;

import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.spi.FeatureVector;

final class Wide {
    Wide(EntityPlan plan, Rows rows, Dictionary dictionary) {
        throw new UnsupportedOperationException("in work");
    }

    void add(Rows rows, int index, Current event) {}

    void remove(Rows rows, int index) {}

    void forget(Rows rows, long horizon, int leaving) {}

    void fold(Rows rows) {}

    boolean covers(Rows rows, long time) {
        return false;
    }

    void addFolded(Current event) {}

    boolean isFolded(long time, long id) {
        return false;
    }

    boolean mayHold(Rows rows, long time, long id) {
        return false;
    }

    long foldedEvents() {
        return 0;
    }

    boolean isEmpty() {
        return true;
    }

    boolean moveCodesTo(Rows rows, Dictionary dictionary) {
        return true;
    }

    void read(Profile profile, Current current, int known, FeatureVector out) {}

    long bytes() {
        return 0;
    }
}
