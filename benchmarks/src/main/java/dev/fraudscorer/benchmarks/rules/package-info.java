/**
 * JMH of evaluating 100 rules over 30 numbers and 6 texts, beside the same rules written by hand and run by other engines.
 * May look into internal packages.
 */
@NullMarked
package dev.fraudscorer.benchmarks.rules;

import org.jspecify.annotations.NullMarked;
