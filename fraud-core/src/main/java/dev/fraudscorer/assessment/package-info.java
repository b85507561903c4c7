/**
 * The result for an event: evidence, score, decision, and all that is needed to recompute them. Depends on event.
 *
 * <p>One flat family of values that a host reads: larger than other packages.
 */
@NullMarked
package dev.fraudscorer.assessment;

import org.jspecify.annotations.NullMarked;
