/**
 * Text to a condition that is ready to run, for rules and for other engines. Depends on language, cel, plan and lists.
 */
@NullMarked
package dev.fraudscorer.rules.internal.condition;

import org.jspecify.annotations.NullMarked;
