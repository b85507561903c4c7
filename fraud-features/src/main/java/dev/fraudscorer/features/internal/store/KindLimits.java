package dev.fraudscorer.features.internal.store;

/**
 * How much of one kind of entity a {@link RecordStore} keeps at most, and how long. Immutable.
 *
 * @param maxEntities 1 or above; {@link Long#MAX_VALUE} for as many as the budget has room for
 * @param maxBytes above 0; {@link Long#MAX_VALUE} for as much as the budget has; one record is kept however large it is
 * @param keptMillis how long after its last event a record is kept, about; above 0
 */
public record KindLimits(long maxEntities, long maxBytes, long keptMillis) {
    public KindLimits {
        if (maxEntities < 1 || maxBytes < 1 || keptMillis < 1) {
            throw new IllegalArgumentException(
                    "limits must be above 0 but were " + maxEntities + ", " + maxBytes + ", " + keptMillis);
        }
    }

    /** Those of a kind that has no limits but the budget. */
    public static KindLimits none(long keptMillis) {
        return new KindLimits(Long.MAX_VALUE, Long.MAX_VALUE, keptMillis);
    }
}
