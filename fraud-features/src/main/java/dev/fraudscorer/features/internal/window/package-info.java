/**
 * What the events in a window come to, however they are kept: exact sums, and how values are made of what was counted.
 * Depends on {@code plan} and {@code record}.
 */
@NullMarked
package dev.fraudscorer.features.internal.window;

import org.jspecify.annotations.NullMarked;
