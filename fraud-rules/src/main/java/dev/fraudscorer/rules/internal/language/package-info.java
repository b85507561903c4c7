/**
 * The language of conditions in our own words: types, operations, names and the typed expression. Depends on the core's
 * policy document and variables, not on the library that parses.
 */
@NullMarked
package dev.fraudscorer.rules.internal.language;

import org.jspecify.annotations.NullMarked;
