package dev.fraudscorer.features;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is computed over an entity's events. Immutable.
 *
 * <p>An attribute is one of an event, or a feature of the calendar such as {@code calendar.hour}. Whether the policy
 * has it is checked when the policy is loaded. {@link FeaturesEngine} defines each aggregate.
 */
public final class Aggregate {
    private static final String EXCLUDING_CURRENT = " excluding_current";

    private final String text;
    private final boolean isWindowed;

    private Aggregate(String text, boolean isWindowed) {
        this.text = text;
        this.isWindowed = isWindowed;
    }

    /** How many events there are. */
    public static Aggregate count() {
        return windowed("count");
    }

    /** The sum of a number attribute; 0 if no event carries it. */
    public static Aggregate sum(String attribute) {
        return windowed("sum", attribute);
    }

    /** The mean of a number attribute; no history if no event carries it. */
    public static Aggregate mean(String attribute) {
        return windowed("mean", attribute);
    }

    /** The smallest value of a number attribute; no history if no event carries it. */
    public static Aggregate min(String attribute) {
        return windowed("min", attribute);
    }

    /** The greatest value of a number attribute; no history if no event carries it. */
    public static Aggregate max(String attribute) {
        return windowed("max", attribute);
    }

    /** The sample standard deviation of a number attribute; no history if fewer than two events carry it. */
    public static Aggregate stddev(String attribute) {
        return windowed("stddev", attribute);
    }

    /** How many different values of an attribute there are; 0 if no event carries it. */
    public static Aggregate distinct(String attribute) {
        return windowed("distinct", attribute);
    }

    /**
     * How usual the current event's value of an attribute is: the part of the events that carry the attribute which
     * have that value, in [0, 1]. Not given if the current event has none, no history if no event in the window has one.
     */
    public static Aggregate share(String attribute) {
        return windowed("share", attribute);
    }

    /** How many events are labelled as fraud. */
    public static Aggregate fraudCount() {
        return windowed("fraud_count");
    }

    /** The part of the events that is labelled as fraud, in [0, 1]; no history if there is no event. */
    public static Aggregate fraudRate() {
        return windowed("fraud_rate");
    }

    /** Seconds since the entity's previous event; no history without one. Has no window. */
    public static Aggregate elapsed() {
        return unwindowed("elapsed");
    }

    /** Seconds since the entity's first event; 0 if this is it. Has no window. */
    public static Aggregate age() {
        return unwindowed("age");
    }

    /**
     * Whether the entity meets this value of an attribute for the first time; not given if the event has none. Has no
     * window.
     */
    public static Aggregate isNew(String attribute) {
        return unwindowed("is_new", attribute);
    }

    /**
     * Kilometres per hour from the entity's previous event to this one; no history without one. Has no window.
     *
     * @param latitude a number attribute, in degrees
     * @param longitude a number attribute, in degrees
     */
    public static Aggregate speed(String latitude, String longitude) {
        return unwindowed("speed", latitude, longitude);
    }

    private static Aggregate windowed(String function, String... attributes) {
        return new Aggregate(text(function, attributes), true);
    }

    private static Aggregate unwindowed(String function, String... attributes) {
        return new Aggregate(text(function, attributes), false);
    }

    private static String text(String function, String... attributes) {
        return attributes.length == 0
                ? function
                : Stream.of(attributes).map(String::strip).collect(Collectors.joining(", ", function + "(", ")"));
    }

    /**
     * The same over the events before the current one.
     *
     * @throws IllegalStateException if it has no window that the current event could be left out of
     */
    public Aggregate excludingCurrent() {
        if (!isWindowed) {
            throw new IllegalStateException(text + " has no window to leave the current event out of");
        }
        return text.endsWith(EXCLUDING_CURRENT) ? this : new Aggregate(text + EXCLUDING_CURRENT, true);
    }

    /** As a policy has it, such as {@code sum(amount) excluding_current}. */
    @Override
    public String toString() {
        return text;
    }
}
