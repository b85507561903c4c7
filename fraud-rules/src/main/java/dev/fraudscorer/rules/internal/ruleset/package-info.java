/**
 * The section {@code rules:}: conditions with their prebuilt evidence. Depends on language, plan
 * and condition.
 */
@NullMarked
package dev.fraudscorer.rules.internal.ruleset;

import org.jspecify.annotations.NullMarked;
