/**
 * The section {@code rules:}: conditions with their prebuilt evidence, counted. Depends on language, condition, lists,
 * plan, bytecode and trace.
 */
@NullMarked
package dev.fraudscorer.rules.internal.ruleset;

import org.jspecify.annotations.NullMarked;
