/**
 * What happened: events, their attributes and schema, labels, and the state that a value has. Depends on
 * {@code internal.cards} and {@code internal.canonical} only.
 *
 * <p>One flat family of values and of the checks that make them, which see one another: larger than other packages.
 */
@NullMarked
package dev.fraudscorer.event;

import org.jspecify.annotations.NullMarked;
