/**
 * What was counted of a hot entity, as an object beside its record: exact events in compact columns, buckets of those that
 * were folded, labels, and how windows are read from them. Confined to the holder of the key's lock. Depends on
 * {@code plan}, {@code record}, {@code window} and {@code state}, on the port, and on fraud-core.
 */
@NullMarked
package dev.fraudscorer.features.internal.profile;

import org.jspecify.annotations.NullMarked;
