/**
 * Rules in Java as a source of evidence. Depends on {@code ruleset} and on the reading of what such a rule declares.
 */
@NullMarked
package dev.fraudscorer.rules.internal.ruleset.code;

import org.jspecify.annotations.NullMarked;
