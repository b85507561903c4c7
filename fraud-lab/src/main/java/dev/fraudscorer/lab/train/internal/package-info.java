/**
 * LightGBM behind a few small classes that own its native memory, and its trees as records of ours.
 *
 * <p>The only package that imports LightGBM; depends on nothing else of the library.
 */
@NullMarked
package dev.fraudscorer.lab.train.internal;

import org.jspecify.annotations.NullMarked;
