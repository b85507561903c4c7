/** Tests of the calendar's features. */
@NullMarked
package dev.fraudscorer.features.internal.calendar;

import org.jspecify.annotations.NullMarked;
