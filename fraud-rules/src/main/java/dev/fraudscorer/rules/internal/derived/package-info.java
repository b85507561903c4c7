/**
 * The section {@code derived:}: expressions that fill slots, in the order of their dependencies. Depends on language, cel,
 * condition and plan.
 */
@NullMarked
package dev.fraudscorer.rules.internal.derived;

import org.jspecify.annotations.NullMarked;
