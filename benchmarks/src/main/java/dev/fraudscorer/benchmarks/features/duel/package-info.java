/**
 * Contenders in turn in one JVM, one of them an older version of the engine in a class loader of its own: what is read of
 * each batch, and what is printed of it. Depends on the JDK alone, so that both sides of the loader can meet here.
 */
@NullMarked
package dev.fraudscorer.benchmarks.features.duel;

import org.jspecify.annotations.NullMarked;
