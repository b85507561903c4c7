/**
 * The sections of a policy that core itself reads: events, time, sources, idempotency, score. Depends on the policy document, on
 * events and on the scheme of scores.
 */
@NullMarked
package dev.fraudscorer.internal.load.section;

import org.jspecify.annotations.NullMarked;
