/**
 * JMH and measurements of the history of entities: 150 features over a million cards, beside the floor and what others
 * do of the same work. May look into internal packages.
 */
@NullMarked
package dev.fraudscorer.benchmarks.features;

import org.jspecify.annotations.NullMarked;
