/**
 * Text to typed expression: the only package that uses cel-java, which parses. Depends on language.
 *
 * <p>Larger than other packages: two parsers that must agree, and the translation of what they find.
 */
@NullMarked
package dev.fraudscorer.rules.internal.cel;

import org.jspecify.annotations.NullMarked;
