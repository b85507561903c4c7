/**
 * The reference policy, 150 features over four entities, 100 rules, three lists and a model of 500 trees, under load: at a steady
 * rate while policies are swapped and snapshots taken, and in a closed loop beside the floor. Depends on {@code features} with its
 * traffic and duel, on {@code models} and {@code rules}.
 */
@NullMarked
package dev.fraudscorer.benchmarks.reference;

import org.jspecify.annotations.NullMarked;
