/**
 * The exhaustive twin of a plan: evaluates every part of an expression by the part's own plan. Depends on language, plan
 * and lists.
 */
@NullMarked
package dev.fraudscorer.rules.internal.trace;

import org.jspecify.annotations.NullMarked;
