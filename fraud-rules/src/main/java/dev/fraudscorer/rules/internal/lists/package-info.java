/**
 * Entity lists: the section {@code lists:} and the files that it names. Depends on the core and on
 * language, whose names it shares.
 */
@NullMarked
package dev.fraudscorer.rules.internal.lists;

import org.jspecify.annotations.NullMarked;
