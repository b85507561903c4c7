/**
 * What a rule has beside its condition: effect, period, mode, what a missing value does, cases. Depends on the
 * core only.
 */
@NullMarked
package dev.fraudscorer.rules.internal.ruleset.definition;

import org.jspecify.annotations.NullMarked;
