/** Tests of the reference rules. */
@NullMarked
package dev.fraudscorer.benchmarks.rules;

import org.jspecify.annotations.NullMarked;
