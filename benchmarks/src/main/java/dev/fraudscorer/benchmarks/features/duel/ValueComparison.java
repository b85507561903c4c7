package dev.fraudscorer.benchmarks.features.duel;

import java.util.List;
import java.util.Locale;

/** Counts where two contenders differ on the same events, by feature and by how much. Confined to one thread. */
public final class ValueComparison {
    private static final int SHOWN = 10;

    private final StringBuilder shown = new StringBuilder();
    private long values;
    private long states;
    private long ulps;
    private long numbers;

    /**
     * Compares all events.
     *
     * @throws IllegalArgumentException if the two do not have the same features in the same order, or as many events
     */
    public static ValueComparison of(FeatureValueStream older, FeatureValueStream present) {
        List<String> features = present.features();
        if (!older.features().equals(features) || older.events() != present.events()) {
            throw new IllegalArgumentException("the older engine has " + older.events() + " events of "
                    + older.features() + "; expected " + present.events() + " of " + features);
        }
        ValueComparison comparison = new ValueComparison();
        double[] before = new double[features.size()];
        double[] now = new double[features.size()];
        String[] stateBefore = new String[features.size()];
        String[] stateNow = new String[features.size()];
        for (int event = 0; event < present.events(); event++) {
            older.next(before, stateBefore);
            present.next(now, stateNow);
            for (int i = 0; i < now.length; i++) {
                if (!comparison.isSame(before[i], stateBefore[i], now[i], stateNow[i])) {
                    comparison.show(features.get(i), event, before[i], stateBefore[i], now[i], stateNow[i]);
                }
            }
        }
        return comparison;
    }

    /** How many were compared. */
    public long values() {
        return values;
    }

    /** How many have another state, such as no history instead of a number. */
    public long otherStates() {
        return states;
    }

    /** How many are neighbours: one unit in the last place apart. */
    public long oneUlp() {
        return ulps;
    }

    /** How many are further apart. */
    public long otherNumbers() {
        return numbers;
    }

    /** Whether not a bit differs. */
    public boolean isSame() {
        return states + ulps + numbers == 0;
    }

    /** The counts, and the first that differ. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d values: %,d of another state, %,d one ulp apart, %,d otherwise different%n%s",
                values,
                states,
                ulps,
                numbers,
                shown);
    }

    private boolean isSame(double before, String stateBefore, double now, String stateNow) {
        values++;
        if (!stateBefore.equals(stateNow)) {
            states++;
            return false;
        }
        if (Double.doubleToRawLongBits(before) == Double.doubleToRawLongBits(now)) {
            return true;
        }
        if (Math.nextUp(before) == now || Math.nextDown(before) == now) {
            ulps++;
        } else {
            numbers++;
        }
        return false;
    }

    private void show(String feature, int event, double before, String stateBefore, double now, String stateNow) {
        if (states + ulps + numbers <= SHOWN) {
            shown.append(String.format(
                    Locale.ROOT,
                    "  event %,d, %s: older %s %s, present %s %s%n",
                    event,
                    feature,
                    stateBefore,
                    before,
                    stateNow,
                    now));
        }
    }
}
