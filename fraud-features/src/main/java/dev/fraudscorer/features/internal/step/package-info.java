/**
 * What one event does to the record of one entity: read it, count in it, amend or label what it holds. Depends on
 * {@code plan}, {@code record}, {@code window}, {@code large}, {@code large.code}, {@code fold} and {@code step.code}.
 */
@NullMarked
package dev.fraudscorer.features.internal.step;

import org.jspecify.annotations.NullMarked;
