package dev.fraudscorer.lab.metrics;

/**
 * A figure and how far chance may have moved it. Immutable.
 *
 * @param value as measured on the events; NaN if it is undefined on them
 * @param low the lower end of the 95 % interval; NaN if there is none
 * @param high its upper end
 */
public record Estimate(double value, double low, double high) {
    /** Whether the whole interval is on one side of 0: for a difference, that chance alone does not explain it. */
    public boolean excludesZero() {
        return low > 0 || high < 0;
    }
}
