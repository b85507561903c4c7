/** Measurements of entity lists. May look into internal packages. */
@NullMarked
package dev.fraudscorer.benchmarks.lists;

import org.jspecify.annotations.NullMarked;
