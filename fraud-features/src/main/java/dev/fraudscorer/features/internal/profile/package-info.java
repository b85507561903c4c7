/**
 * What one entity did: its events in compact columns, its labels, and how windows are read from them. Single-threaded:
 * the store holds the lock of the key. Depends on plan and fraud-core.
 */
@NullMarked
package dev.fraudscorer.features.internal.profile;

import org.jspecify.annotations.NullMarked;
