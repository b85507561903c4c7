/**
 * What is kept, in this process's memory: shards with a lock each, the arena where records lie, one budget for all, who
 * leaves when, and who left. Sees the key and the header of a record and nothing behind it. Depends on the port,
 * {@code features.store}, and on {@code record} alone.
 */
@NullMarked
package dev.fraudscorer.features.internal.store;

import org.jspecify.annotations.NullMarked;
