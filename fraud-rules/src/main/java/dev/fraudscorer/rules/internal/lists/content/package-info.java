/**
 * What a list is made of, whatever its kind: rows, entries, the builder of a kind and the content that it builds.
 * Depends on the core only.
 */
@NullMarked
package dev.fraudscorer.rules.internal.lists.content;

import org.jspecify.annotations.NullMarked;
