/** Tests that those who are compared do the same work. */
@NullMarked
package dev.fraudscorer.benchmarks.features;

import org.jspecify.annotations.NullMarked;
