/**
 * Nodes of times, which are numbers of milliseconds: fields of a date, offsets of zones, durations. Depends on
 * {@code plan.node}.
 */
@NullMarked
package dev.fraudscorer.rules.internal.plan.time;

import org.jspecify.annotations.NullMarked;
