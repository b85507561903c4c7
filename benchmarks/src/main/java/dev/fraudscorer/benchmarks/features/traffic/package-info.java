/** Payments of a million cards as all contenders get them, in batches or when they are due. Depends on {@code byhand}, and on core. */
@NullMarked
package dev.fraudscorer.benchmarks.features.traffic;

import org.jspecify.annotations.NullMarked;
