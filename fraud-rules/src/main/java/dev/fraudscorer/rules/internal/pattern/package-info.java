/**
 * Regular expressions as tables of states, which take the same few nanoseconds for each character of any text. What they do
 * not cover is left to RE2/J. Depends on nothing.
 */
@NullMarked
package dev.fraudscorer.rules.internal.pattern;

import org.jspecify.annotations.NullMarked;
