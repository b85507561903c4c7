/**
 * What one detector has learned: the scales of its inputs, the forest, the scores of late; how it learns more, is
 * published to those who score, and is written and read. Depends on the forest and on the SPI of fraud-core.
 */
@NullMarked
package dev.fraudscorer.anomaly.internal.memory;

import org.jspecify.annotations.NullMarked;
