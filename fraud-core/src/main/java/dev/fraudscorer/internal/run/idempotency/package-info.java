/**
 * The idempotency cache: the last events by id, bounded in number and bytes, first in, first out. Depends on events,
 * assessments and the section {@code idempotency} only.
 */
@NullMarked
package dev.fraudscorer.internal.run.idempotency;

import org.jspecify.annotations.NullMarked;
