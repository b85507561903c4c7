package dev.fraudscorer.benchmarks.features.byhand;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The windows and features of one entity. Immutable. */
final class HandWrittenEntity {
    private static final Pattern NAME =
            Pattern.compile("(?<function>count|sum|mean|min|max|stddev|distinct|share|fraud_count|fraud_rate)"
                    + "(_(?<of>amount|card|device|merchant|country|category))?"
                    + "(_(?<admitted>remote|declined))?_(?<length>[0-9]+[hd])(_offset_(?<offset>[0-9]+[hd]))?"
                    + "(?<excluding>_excluding_current)?");
    private static final Pattern WITHOUT_WINDOW = Pattern.compile("(?<function>elapsed|age|is_new)(_(?<of>[a-z]+))?");

    private final List<HandWrittenWindow> windows = new ArrayList<>();
    private final List<Feature> features = new ArrayList<>();

    /** @param names of its features, as the engine names them, without the entity */
    HandWrittenEntity(List<String> names) {
        for (String name : names) {
            Matcher parts = NAME.matcher(name);
            if (parts.matches()) {
                windowOf(parts);
            }
        }
        names.forEach(name -> features.add(feature(name)));
    }

    List<HandWrittenWindow> windows() {
        return windows;
    }

    List<Feature> features() {
        return features;
    }

    /** How far back it sees. */
    long retentionMillis() {
        return windows.stream()
                .mapToLong(window -> window.offsetMillis() + window.lengthMillis())
                .max()
                .orElse(0);
    }

    /** The texts whose values the features of a window distinguish. */
    Set<Text> textsOf(int window) {
        Set<Text> texts = EnumSet.noneOf(Text.class);
        for (Feature feature : features) {
            if (feature.window() == window && feature.of() != null) {
                texts.add(feature.of());
            }
        }
        return texts;
    }

    private Feature feature(String name) {
        Matcher parts = NAME.matcher(name);
        if (parts.matches()) {
            String of = parts.group("of");
            return new Feature(
                    Function.valueOf(parts.group("function").toUpperCase(Locale.ROOT)),
                    windowOf(parts),
                    of == null || of.equals("amount") ? null : Text.valueOf(of.toUpperCase(Locale.ROOT)),
                    parts.group("excluding") != null);
        }
        Matcher alone = WITHOUT_WINDOW.matcher(name);
        if (!alone.matches()) {
            throw new IllegalArgumentException("feature '" + name + "' is none that was written by hand");
        }
        String of = alone.group("of");
        return new Feature(
                Function.valueOf(alone.group("function").toUpperCase(Locale.ROOT)),
                longest(),
                of == null ? null : Text.valueOf(of.toUpperCase(Locale.ROOT)),
                false);
    }

    /** The place of the window; it is added if it is new. */
    private int windowOf(Matcher parts) {
        String admitted = parts.group("admitted");
        HandWrittenWindow window = new HandWrittenWindow(
                millis(parts.group("length")),
                parts.group("offset") == null ? 0 : millis(parts.group("offset")),
                admitted == null ? Admitted.ALL : Admitted.valueOf(admitted.toUpperCase(Locale.ROOT)));
        if (!windows.contains(window)) {
            windows.add(window);
        }
        return windows.indexOf(window);
    }

    private int longest() {
        return windows.stream()
                .filter(window -> window.offsetMillis() == 0 && window.admitted() == Admitted.ALL)
                .max(Comparator.comparingLong(HandWrittenWindow::lengthMillis))
                .map(windows::indexOf)
                .orElseThrow();
    }

    private static long millis(String text) {
        long amount = Long.parseLong(text.substring(0, text.length() - 1));
        return (text.endsWith("h") ? Duration.ofHours(amount) : Duration.ofDays(amount)).toMillis();
    }
}
