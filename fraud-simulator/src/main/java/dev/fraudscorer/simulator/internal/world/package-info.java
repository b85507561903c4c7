/** The stage: countries and towns, merchants, customers with their habits and cards, and the days. Depends on chance and payments. */
@NullMarked
package dev.fraudscorer.simulator.internal.world;

import org.jspecify.annotations.NullMarked;
