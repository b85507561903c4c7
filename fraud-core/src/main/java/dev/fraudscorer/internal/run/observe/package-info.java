/**
 * The observers of a host, and how they are called without harm: after the answer, under no lock, each guarded. Depends on assessment,
 * event, metrics and {@code internal.run.failure}.
 */
@NullMarked
package dev.fraudscorer.internal.run.observe;

import org.jspecify.annotations.NullMarked;
