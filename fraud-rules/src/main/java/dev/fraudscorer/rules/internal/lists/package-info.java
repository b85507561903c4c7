/**
 * Entity lists: the section {@code lists:}, the files that it names, and the tables that answer whether a value is
 * listed. Depends on the core, on language, whose names it shares, and on address.
 */
@NullMarked
package dev.fraudscorer.rules.internal.lists;

import org.jspecify.annotations.NullMarked;
