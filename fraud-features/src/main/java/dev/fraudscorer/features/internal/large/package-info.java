/**
 * The record of an entity with many events: running totals of its windows beside its rows, so that a visit costs what
 * passes the windows' edges and not what is in them. Depends on {@code plan}, {@code record} and {@code window}.
 */
@NullMarked
package dev.fraudscorer.features.internal.large;

import org.jspecify.annotations.NullMarked;
