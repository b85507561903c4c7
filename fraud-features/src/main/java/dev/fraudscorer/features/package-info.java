/**
 * What an entity did before: windowed aggregates per card, merchant or device, exact to the millisecond of event time,
 * defined in a policy or, with {@link dev.fraudscorer.features.Features}, in code. Depends on fraud-core; its inner
 * packages are for itself alone.
 */
@NullMarked
package dev.fraudscorer.features;

import org.jspecify.annotations.NullMarked;
