/**
 * What happened: events, their attributes and schema, labels, and the state that a value has. Depends on
 * nothing of this library.
 */
@NullMarked
package dev.fraudscorer.event;

import org.jspecify.annotations.NullMarked;
