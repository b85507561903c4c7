/** The floor: what finding a card's last payments takes, in tables of others and of stripes. Depends on nothing of ours. */
@NullMarked
package dev.fraudscorer.benchmarks.features.rings;

import org.jspecify.annotations.NullMarked;
