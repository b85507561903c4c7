/**
 * The record of an entity with many events: running totals of its windows beside its rows, so that a visit costs what
 * passes the windows' edges and not what is in them. Depends on {@code plan}, {@code record}, {@code window} and {@code fold}.
 *
 * <p>It is larger than other packages, since its parts are sections of one array and all move when one grows: none of them
 * makes sense to anyone but {@link LargeRecord}, and another package would have to be public to it.
 */
@NullMarked
package dev.fraudscorer.features.internal.large;

import org.jspecify.annotations.NullMarked;
