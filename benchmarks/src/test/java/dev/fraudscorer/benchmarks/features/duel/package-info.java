@NullMarked
package dev.fraudscorer.benchmarks.features.duel;

import org.jspecify.annotations.NullMarked;
