package dev.fraudscorer.features.internal.calendar;

import dev.fraudscorer.spi.Access;
import dev.fraudscorer.spi.FeatureSource;
import dev.fraudscorer.spi.state.Erased;
import dev.fraudscorer.spi.state.ForgottenKey;
import dev.fraudscorer.spi.vector.FeatureVector;

/**
 * The event's own time as the clocks of a zone show it: hour, weekday, weekend, night. Thread-safe, allocates nothing.
 */
public final class CalendarFeatures implements FeatureSource {
    private static final int DAYS = 7;
    private static final int SATURDAY = 6;
    /** 1970-01-01 was a Thursday, three days after a Monday. */
    private static final int EPOCH_DAYS_AFTER_MONDAY = 3;

    private final CalendarSlots slots;
    private final ZoneClock clock;
    private final Night night;

    CalendarFeatures(CalendarSlots slots, ZoneClock clock, Night night) {
        this.slots = slots;
        this.clock = clock;
        this.night = night;
    }

    @Override
    public String id() {
        return "features." + CalendarSection.NAME;
    }

    @Override
    public Erased forget(ForgottenKey key) {
        return Erased.nothing();
    }

    @Override
    public boolean mayBlock() {
        return false;
    }

    @Override
    public int[] slots() {
        return new int[] {slots.hour(), slots.weekday(), slots.weekend(), slots.night()};
    }

    @Override
    public boolean isStateless() {
        return true;
    }

    /** Fills its slots also if the event is only counted: entities may count it by them. */
    @Override
    public void fill(FeatureVector vector, Access access) {
        long shown = clock.shownMillis(vector.event().timeMillis());
        int millisOfDay = (int) Math.floorMod(shown, (long) Night.DAY_MILLIS);
        long day = Math.floorDiv(shown, (long) Night.DAY_MILLIS);
        int weekday = (int) Math.floorMod(day + EPOCH_DAYS_AFTER_MONDAY, (long) DAYS) + 1;
        vector.put(slots.hour(), millisOfDay / Night.HOUR_MILLIS);
        vector.put(slots.weekday(), weekday);
        vector.put(slots.weekend(), weekday >= SATURDAY ? 1 : 0);
        vector.put(slots.night(), night.contains(millisOfDay) ? 1 : 0);
    }
}
