package dev.fraudscorer.features.internal.step.code;

import dev.fraudscorer.features.internal.plan.Pass;

/**
 * Which of the rows count that the walk has passed.
 *
 * @param filter the bit of the filter that admits them; {@link Pass#ALL} for all
 * @param from in milliseconds before the end of the walk: none that are newer
 */
record Scope(int filter, long from) {
    boolean hasFilter() {
        return filter != Pass.ALL;
    }
}
