/**
 * Findings about conditions without events: which can never be true, which imply which, what nothing uses. Depends on
 * language, condition and ruleset, and on the public values of {@code lint}.
 *
 * <p>One flat family: conditions as sets of values, and the checks that compare these.
 */
@NullMarked
package dev.fraudscorer.rules.internal.lint;

import org.jspecify.annotations.NullMarked;
