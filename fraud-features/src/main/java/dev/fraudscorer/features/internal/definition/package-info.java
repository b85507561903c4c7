/**
 * What a policy defines for each entity, and how it is read from the sections {@code features} and {@code profiles}, without
 * state. Depends on fraud-core and on the calendar's names.
 *
 * <p>Larger than other packages: a value and its reader for each thing that a policy may write.
 */
@NullMarked
package dev.fraudscorer.features.internal.definition;

import org.jspecify.annotations.NullMarked;
