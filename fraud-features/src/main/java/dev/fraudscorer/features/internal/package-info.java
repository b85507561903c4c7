/**
 * What an event does to all its entities: their keys and hashes, the visit to each record, the clock of the stream, counts of
 * what could not be counted, snapshots and their restore. Depends on all packages below it but {@code calendar}, on the port
 * {@code features.store}, and on fraud-core.
 */
@NullMarked
package dev.fraudscorer.features.internal;

import org.jspecify.annotations.NullMarked;
