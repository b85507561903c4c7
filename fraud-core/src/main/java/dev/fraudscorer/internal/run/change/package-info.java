/**
 * Who changed a running scorer, when and how: the history, the log and the host's listeners. Depends on the values of {@code
 * policy}, and on {@code failure} for listeners that throw.
 */
@NullMarked
package dev.fraudscorer.internal.run.change;

import org.jspecify.annotations.NullMarked;
