/**
 * Typed expression to nodes over slots, and the nodes themselves: what runs when an event is scored. Depends on language, lists
 * and address; the only package that knows the library for regular expressions.
 */
@NullMarked
package dev.fraudscorer.rules.internal.plan;

import org.jspecify.annotations.NullMarked;
