/**
 * What becomes of anything that is thrown while an event is scored: evidence, health of the part, a report to the
 * failure listeners. Depends on events, assessments and {@code internal.cards} only.
 */
@NullMarked
package dev.fraudscorer.internal.run.failure;

import org.jspecify.annotations.NullMarked;
