/**
 * What is said about an event: evidence, score, decision, and all that is needed to recompute them. Depends on
 * nothing of this library.
 */
@NullMarked
package dev.fraudscorer.assessment;

import org.jspecify.annotations.NullMarked;
