/** Tests that what is measured of models does the same work. */
@NullMarked
package dev.fraudscorer.benchmarks.models;

import org.jspecify.annotations.NullMarked;
