/**
 * What is counted, in this process's memory: shards with a lock each, where records lie, and who leaves when. Depends on
 * the port, {@code dev.fraudscorer.features.store}, on {@code record}, and on {@code
 * state} to write who was evicted.
 *
 * <p>It is larger than other packages, since memory, tables and eviction share one budget and one lock for each shard: only
 * {@link RecordStore} and its limits are public.
 */
@NullMarked
package dev.fraudscorer.features.internal.store;

import org.jspecify.annotations.NullMarked;
