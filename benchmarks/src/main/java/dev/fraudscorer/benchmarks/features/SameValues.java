package dev.fraudscorer.benchmarks.features;

import dev.fraudscorer.benchmarks.features.duel.FeatureValueStream;
import dev.fraudscorer.benchmarks.features.duel.OlderEngine;
import dev.fraudscorer.benchmarks.features.duel.Settings;
import dev.fraudscorer.benchmarks.features.duel.ValueComparison;
import java.nio.file.Files;

/**
 * Whether the engine gives the bits of an older version: on payments of the policy with 150 features, and on the history of
 * the Fraud Detection Handbook.
 */
public final class SameValues {
    private SameValues() {}

    /**
     * Compares, and exits with 1 if a bit differs.
     *
     * @param arguments {@code older=} the class path of an older version, {@code cards=20000}, {@code payments=1000000},
     *     {@code data=} the folder of the real data, {@code events=} at most so many of the handbook's
     */
    public static void main(String[] arguments) {
        Settings settings = new Settings(arguments, "older", "cards", "payments", "data", "events");
        String path = settings.text("older");
        if (path == null) {
            throw new IllegalArgumentException("nothing to compare with; expected older=PATH of its benchmarks.jar");
        }
        OlderEngine older = OlderEngine.of(path);
        boolean same = payments(older, settings.number("cards", 20_000), settings.number("payments", 1_000_000));
        same &= handbook(older, settings.text("data", "../../shared/data"), settings.number("events", 2_000_000));
        if (!same) {
            System.exit(1);
        }
    }

    private static boolean payments(OlderEngine older, int cards, int payments) {
        try (FeatureValueStream before = older.make(FeatureValueStream.class, PaymentValues.class, cards, payments);
                FeatureValueStream now = new PaymentValues(cards, payments)) {
            return compare("payments", before, now);
        }
    }

    private static boolean handbook(OlderEngine older, String folder, int events) {
        if (!Files.exists(HandbookHistory.file(folder))) {
            System.out.println("handbook: skipped, there is no " + HandbookHistory.file(folder));
            return true;
        }
        try (FeatureValueStream before = older.make(FeatureValueStream.class, HandbookValues.class, folder, events);
                FeatureValueStream now = new HandbookValues(folder, events)) {
            return compare("handbook", before, now);
        }
    }

    private static boolean compare(String what, FeatureValueStream before, FeatureValueStream now) {
        ValueComparison comparison = ValueComparison.of(before, now);
        System.out.printf("%s: %,d events, %s", what, now.events(), comparison);
        return comparison.isSame();
    }
}
