/**
 * Text to typed expression: the only package that knows cel-java, which parses and checks. Depends on language.
 */
@NullMarked
package dev.fraudscorer.rules.internal.cel;

import org.jspecify.annotations.NullMarked;
