/**
 * The section {@code rules:}: conditions with their prebuilt evidence. Depends on language, cel and plan.
 */
@NullMarked
package dev.fraudscorer.rules.internal.ruleset;

import org.jspecify.annotations.NullMarked;
