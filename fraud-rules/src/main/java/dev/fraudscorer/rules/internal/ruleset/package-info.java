/**
 * The rules of a policy as a source of evidence: conditions with their prebuilt evidence, counted. Depends on
 * {@code ruleset.definition}, on language, condition, plan and bytecode.
 */
@NullMarked
package dev.fraudscorer.rules.internal.ruleset;

import org.jspecify.annotations.NullMarked;
