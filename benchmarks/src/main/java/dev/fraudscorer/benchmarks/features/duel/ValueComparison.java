package dev.fraudscorer.benchmarks.features.duel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts where two contenders differ on the same events, by feature and by how much. Confined to one thread. */
public final class ValueComparison {
    private static final int SHOWN = 10;

    private final StringBuilder shown = new StringBuilder();
    /** By feature, those that are further apart than neighbours. */
    private final Map<String, Apart> apart = new TreeMap<>();

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
                if (!comparison.isSame(features.get(i), before[i], stateBefore[i], now[i], stateNow[i])) {
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

    /** The counts, the features whose values are further apart than neighbours, and the first that differ. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d values: %,d of another state, %,d one ulp apart, %,d otherwise different%n",
                values,
                states,
                ulps,
                numbers));
        apart.forEach((feature, of) -> text.append(String.format(Locale.ROOT, "  %s: %s%n", feature, of)));
        return text.append(shown).toString();
    }

    private boolean isSame(String feature, double before, String stateBefore, double now, String stateNow) {
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
            apart.computeIfAbsent(feature, first -> new Apart()).add(before, now);
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

    /** What of one feature differs by more than a unit in the last place. */
    private static final class Apart {
        private long count;
        private double ulps;
        private double relative;

        void add(double before, double now) {
            count++;
            double distance = Math.abs(before - now);
            // The two zeros differ, and by nothing.
            if (distance > 0) {
                ulps = Math.max(ulps, distance / Math.ulp(before));
                relative = Math.max(relative, distance / Math.max(Math.abs(before), Math.abs(now)));
            }
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%,d values, at most %,.0f ulps and %.1e of the value apart", count, ulps, relative);
        }
    }
}
