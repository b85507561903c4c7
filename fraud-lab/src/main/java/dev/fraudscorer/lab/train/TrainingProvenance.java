package dev.fraudscorer.lab.train;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The origin of a model. */
public final class TrainingProvenance {
    private final Parts parts;

    TrainingProvenance(Parts parts) {
        this.parts = parts;
    }

    /** How it was trained, the seed included. */
    public BoostingParameters parameters() {
        return parts.parameters;
    }

    /** Number of rows it was trained on, without those that only decided when to stop. */
    public int rows() {
        return parts.rows;
    }

    /** Number of frauds among them. */
    public int frauds() {
        return parts.frauds;
    }

    /** Event time of the first of these rows. */
    public Instant firstEvent() {
        return parts.firstEvent;
    }

    /** Event time of the last of these rows. */
    public Instant lastEvent() {
        return parts.lastEvent;
    }

    /** Number of trees it has. */
    public int trees() {
        return parts.trees;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TrainingProvenance that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return parts.toString().replaceFirst("Parts", "TrainingProvenance");
    }

    record Parts(
            BoostingParameters parameters, int rows, int frauds, Instant firstEvent, Instant lastEvent, int trees) {}
}
