/**
 * The features of each entity in a policy, and how they are read from the sections {@code features} and {@code
 * profiles}. Without state. Depends on fraud-core and on the calendar's names.
 */
@NullMarked
package dev.fraudscorer.features.internal.definition;

import org.jspecify.annotations.NullMarked;
