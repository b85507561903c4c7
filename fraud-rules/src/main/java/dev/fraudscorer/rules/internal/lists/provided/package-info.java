/**
 * Takes the entries of a list from a part of the host. Depends on what lists hold, on the SPI and on the report of problems.
 */
@NullMarked
package dev.fraudscorer.rules.internal.lists.provided;

import org.jspecify.annotations.NullMarked;
