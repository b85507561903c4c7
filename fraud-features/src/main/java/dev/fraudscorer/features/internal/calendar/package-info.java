/**
 * Features of the event's own time: hour, weekday, weekend and night on the clocks of one time zone. Has no entity
 * and no state. Depends on fraud-core alone.
 */
@NullMarked
package dev.fraudscorer.features.internal.calendar;

import org.jspecify.annotations.NullMarked;
