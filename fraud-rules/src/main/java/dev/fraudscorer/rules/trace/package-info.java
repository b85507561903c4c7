/**
 * How a condition came to its value, for tests of rules and for explanations. Depends on {@code rules.internal.language}, and on the core.
 */
@NullMarked
package dev.fraudscorer.rules.trace;

import org.jspecify.annotations.NullMarked;
