/**
 * An application that brings parts of its own to a scorer: a vendor's score, a list, a listener and a table of records. It uses
 * the public API of the core alone.
 */
@NullMarked
package dev.fraudscorer.examples.ownparts;

import org.jspecify.annotations.NullMarked;
