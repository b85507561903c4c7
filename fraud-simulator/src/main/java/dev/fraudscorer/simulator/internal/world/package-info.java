/**
 * The stage: countries and towns, merchants, customers with their habits and cards, and the days. Depends on chance and payments.
 *
 * <p>One flat family of what is in the world: larger than other packages.
 */
@NullMarked
package dev.fraudscorer.simulator.internal.world;

import org.jspecify.annotations.NullMarked;
