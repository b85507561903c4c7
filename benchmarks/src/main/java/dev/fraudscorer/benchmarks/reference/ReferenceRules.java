package dev.fraudscorer.benchmarks.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 100 rules over the features: one for each list, all others conjunctions of two to four comparisons with a limit, ratios of the
 * amount to a usual one, and lists of categories, made to fire for a few of a thousand payments each. Always the same for the same
 * sample.
 */
final class ReferenceRules {
    static final int RULES = 100;
    /** The lists of the policy by the key that they are of. */
    static final List<String> LISTS = List.of("card", "device", "merchant");

    private static final long SEED = 15;
    private static final double FIRING = 0.003;
    private static final int CATEGORIES = 20;

    private final SampledValues sample;
    private final Random random = new Random(SEED);
    private final int[] numbers;
    private final int[] means;

    private ReferenceRules(SampledValues sample) {
        this.sample = sample;
        this.numbers = sample.variedNumbers();
        this.means = IntStream.of(numbers)
                .filter(slot -> sample.name(slot).contains(".mean_amount"))
                .filter(slot -> sample.quantile(slot, 0) > 0)
                .toArray();
    }

    static List<WrittenRule> of(SampledValues sample) {
        ReferenceRules rules = new ReferenceRules(sample);
        List<WrittenRule> written = new ArrayList<>();
        for (int i = 0; i < LISTS.size(); i++) {
            written.add(rules.listed(LISTS.get(i), i));
        }
        while (written.size() < RULES) {
            written.add(rules.conjunction(2 + rules.random.nextInt(3)));
        }
        return written;
    }

    /** The name of the list of a key. */
    static String list(String key) {
        return "watched_" + key + "s";
    }

    private WrittenRule listed(String key, int list) {
        int slot = sample.slot(key);
        return new WrittenRule(
                key + " in lists." + list(key),
                "t[" + slot + "] != null && LIST_" + list + ".contains(t[" + slot + "])");
    }

    private WrittenRule conjunction(int parts) {
        double share = Math.pow(FIRING, 1.0 / parts);
        WrittenRule rule = part(share);
        for (int i = 1; i < parts; i++) {
            rule = rule.and(part(share));
        }
        return rule;
    }

    /** True for about such a share of payments. */
    private WrittenRule part(double share) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return categories((int) Math.max(1, Math.round(share * CATEGORIES)));
        }
        if (kind == 1) {
            return ratio(share);
        }
        int slot = numbers[random.nextInt(numbers.length)];
        double limit = rounded(sample.quantile(slot, 1 - share));
        return new WrittenRule(sample.name(slot) + " > " + limit, "n[" + slot + "] > " + limit);
    }

    private WrittenRule categories(int count) {
        TreeSet<String> categories = new TreeSet<>();
        while (categories.size() < count) {
            categories.add("category-" + random.nextInt(CATEGORIES));
        }
        int slot = sample.slot("category");
        String cel = categories.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", "));
        String java = categories.stream()
                .map(text -> "t[" + slot + "].equals(\"" + text + "\")")
                .collect(Collectors.joining(" || "));
        return new WrittenRule("category in [" + cel + "]", "t[" + slot + "] != null && (" + java + ")");
    }

    private WrittenRule ratio(double share) {
        int amount = sample.slot("amount");
        int mean = means[random.nextInt(means.length)];
        double[] ratios = IntStream.range(0, SampledValues.PAYMENTS)
                .mapToDouble(payment -> sample.numbers(payment)[amount] / sample.numbers(payment)[mean])
                .sorted()
                .toArray();
        double limit = rounded(ratios[(int) ((1 - share) * ratios.length)]);
        return new WrittenRule(
                "amount / " + sample.name(mean) + " > " + limit, "n[" + amount + "] / n[" + mean + "] > " + limit);
    }

    private static double rounded(double limit) {
        return Math.rint(limit * 100) / 100;
    }
}
