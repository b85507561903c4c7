/**
 * The state of one entity as a record of bytes that says nothing of where it lies: its header, its rows, and what its form
 * keeps beside them. Depends on {@code plan} alone.
 */
@NullMarked
package dev.fraudscorer.features.internal.record;

import org.jspecify.annotations.NullMarked;
