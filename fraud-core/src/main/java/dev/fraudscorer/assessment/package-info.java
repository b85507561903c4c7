/**
 * What is said about an event: evidence, score, decision, and all that is needed to recompute them. Depends on
 * event.
 */
@NullMarked
package dev.fraudscorer.assessment;

import org.jspecify.annotations.NullMarked;
