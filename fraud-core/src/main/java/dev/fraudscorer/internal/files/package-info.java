/**
 * The files of a policy seen through something: recorded while a version is loaded from them, replayed from memory to go back to
 * that version, and held against a signature. Depends on {@code policy}.
 */
@NullMarked
package dev.fraudscorer.internal.files;

import org.jspecify.annotations.NullMarked;
