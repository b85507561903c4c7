package dev.fraudscorer.features.internal.definition;

import org.jspecify.annotations.Nullable;

/**
 * Which events a group of aggregates is computed over, as far as it could be read. Immutable.
 *
 * @param filter null for all events
 * @param isNamed whether the features' names are valid; if not, why was reported
 */
record Selection(@Nullable Filter filter, boolean isNamed) {
    static final Selection ALL = new Selection(null, true);
    static final Selection UNNAMED = new Selection(null, false);
}
