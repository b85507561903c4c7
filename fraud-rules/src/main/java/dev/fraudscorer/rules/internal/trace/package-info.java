/**
 * The exhaustive twin of a plan: evaluates every part of an expression, by an evaluation of its own where the plan would
 * jump over parts. Depends on language, plan and lists.
 */
@NullMarked
package dev.fraudscorer.rules.internal.trace;

import org.jspecify.annotations.NullMarked;
