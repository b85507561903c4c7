/**
 * The one guard that every text, id and number passes which enters the library or is shown by it: it finds card numbers,
 * and keeps their first digits where a policy wants them. Public for the engines, not for hosts. Depends on nothing.
 */
@NullMarked
package dev.fraudscorer.internal.cards;

import org.jspecify.annotations.NullMarked;
