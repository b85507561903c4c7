/**
 * The history of entities as the engine uses it: visits of events, amendments and labels to the records of their keys,
 * and snapshots of them. Depends on the packages below it, on the port {@code features.store}, and on fraud-core.
 */
@NullMarked
package dev.fraudscorer.features.internal;

import org.jspecify.annotations.NullMarked;
