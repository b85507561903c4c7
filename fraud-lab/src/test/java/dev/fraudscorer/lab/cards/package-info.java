/** What becomes of card numbers in everything that the whole library takes and shows. */
@NullMarked
package dev.fraudscorer.lab.cards;

import org.jspecify.annotations.NullMarked;
