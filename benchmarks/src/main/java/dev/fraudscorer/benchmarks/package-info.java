/** JMH: the whole score of the quickstart's policy, and each stage alone. May look into internal packages. */
@NullMarked
package dev.fraudscorer.benchmarks;

import org.jspecify.annotations.NullMarked;
