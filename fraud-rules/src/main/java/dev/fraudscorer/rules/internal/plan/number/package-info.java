/**
 * Nodes of numbers: arithmetic, functions, comparisons, distances. Depends on {@code plan.node}.
 */
@NullMarked
package dev.fraudscorer.rules.internal.plan.number;

import org.jspecify.annotations.NullMarked;
