/**
 * The history of entities as a team writes it by hand in an afternoon: maps, deques, running totals. The measure for
 * what the engine is worth. Depends on nothing of ours.
 */
@NullMarked
package dev.fraudscorer.benchmarks.features.byhand;

import org.jspecify.annotations.NullMarked;
