/**
 * What an engine (features, rules, models) implements and what it is given: the schema of slots when a policy is
 * loaded, the feature vector when an event is scored. Depends on event, assessment, metrics, {@code spi.policy}, {@code spi.state}
 * and {@code spi.vector}.
 */
@NullMarked
package dev.fraudscorer.spi;

import org.jspecify.annotations.NullMarked;
