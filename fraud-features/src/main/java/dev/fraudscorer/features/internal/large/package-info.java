/**
 * The record of an entity with many events: running totals of its windows beside its rows, so that a visit costs what
 * passes the windows' edges and not what is in them. It is one run of bytes, as a small record is, and becomes a small one
 * when few rows are left. {@code LargeRecord} is the only door for steps. Depends on {@code plan}, {@code record} and
 * {@code window}.
 *
 * <p>Larger than other packages: totals, tables of values, extremes and labels have a layout of their own each.
 */
@NullMarked
package dev.fraudscorer.features.internal.large;

import org.jspecify.annotations.NullMarked;
