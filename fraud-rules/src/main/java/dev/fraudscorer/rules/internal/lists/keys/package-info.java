/**
 * Lists of keys and of domains, in tables of keyed hashes. Depends on {@code lists.content}.
 */
@NullMarked
package dev.fraudscorer.rules.internal.lists.keys;

import org.jspecify.annotations.NullMarked;
