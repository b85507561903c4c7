/**
 * Scoring: each event counts once, listeners are called, the active policy is entered, reloaded, saved and restored.
 * Depends on the packages below it, on the loading of policies, on snapshots and on what hosts see; only the root package
 * depends on it.
 */
@NullMarked
package dev.fraudscorer.internal.run;

import org.jspecify.annotations.NullMarked;
