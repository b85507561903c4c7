/**
 * What snapshots, restores, warm-ups and kills leave of the features: from outside, through scorers that are loaded from
 * policy folders. Depends on the core's API and SPI and on the engine's public class only.
 */
@NullMarked
package dev.fraudscorer.features.durability;

import org.jspecify.annotations.NullMarked;
