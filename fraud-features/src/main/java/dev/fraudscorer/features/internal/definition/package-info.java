/**
 * What a policy asks of each entity, and how it is read from the sections {@code features} and {@code profiles}.
 * Knows no state. Depends on fraud-core and on the calendar's names.
 */
@NullMarked
package dev.fraudscorer.features.internal.definition;

import org.jspecify.annotations.NullMarked;
