/**
 * What the events in a window come to, however they are kept: exact sums, how values are made of what was counted, and what
 * is missing since it could not be counted. One place for all forms of a record, so that they give the same values. Depends
 * on {@code plan}, {@code record} and {@code state}.
 */
@NullMarked
package dev.fraudscorer.features.internal.window;

import org.jspecify.annotations.NullMarked;
