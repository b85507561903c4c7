package dev.fraudscorer.benchmarks.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The reference work: 100 rules, each a conjunction of 2 to 4 comparisons with a limit, ratios, lists of texts and
 * inequalities of two texts. Each fires for about 2 % of {@link ReferenceEvents}. Always the same.
 */
final class ReferenceRules {
    static final int RULES = 100;
    static final int NUMBERS = 30;
    static final int TEXTS = 6;

    /** Numbers are uniform below it. */
    static final double MOST = 1000;

    private static final long SEED = 4;

    /** What the conditions are made for; lists and ratios of whole steps make 2 % of it. */
    private static final double FIRING = 0.0135;

    private ReferenceRules() {}

    static List<List<ReferenceCondition>> rules() {
        return rules(RULES);
    }

    private static List<List<ReferenceCondition>> rules(int count) {
        Random random = new Random(SEED);
        List<List<ReferenceCondition>> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(rule(2 + random.nextInt(3), random));
        }
        return rules;
    }

    /** The rules in one of the languages. */
    static List<String> written(Function<ReferenceCondition, String> language, String and) {
        return written(RULES, language, and);
    }

    /** The reference rules, and more of the same kind behind them. */
    static List<String> written(int count, Function<ReferenceCondition, String> language, String and) {
        return rules(count).stream()
                .map(rule -> rule.stream().map(language).collect(Collectors.joining(and)))
                .toList();
    }

    private static List<ReferenceCondition> rule(int conditions, Random random) {
        List<ReferenceCondition> rule = new ArrayList<>();
        double open = FIRING;
        boolean different = random.nextInt(5) == 0;
        if (different) {
            open /= ReferenceEvents.DIFFERENT;
        }
        double each = Math.pow(open, 1.0 / (conditions - (different ? 1 : 0)));
        while (rule.size() < conditions - (different ? 1 : 0)) {
            rule.add(condition(each, random));
        }
        if (different) {
            int pair = random.nextInt(2) * 2;
            rule.add(random.nextInt(rule.size() + 1), new ReferenceCondition.Different(pair, pair + 1));
        }
        return rule;
    }

    /** True with probability {@code share}. */
    private static ReferenceCondition condition(double share, Random random) {
        int kind = random.nextInt(10);
        if (kind < 2) {
            TreeSet<String> texts = new TreeSet<>();
            while (texts.size() < Math.round(share * ReferenceEvents.VOCABULARY.size())) {
                texts.add(ReferenceEvents.VOCABULARY.get(random.nextInt(ReferenceEvents.VOCABULARY.size())));
            }
            return new ReferenceCondition.Listed(random.nextInt(TEXTS), List.copyOf(texts));
        }
        int number = random.nextInt(NUMBERS);
        if (kind < 4) {
            // The ratio of two uniform numbers is above q with probability 1 / 2q, or 1 - q / 2 if q is below 1.
            double limit = share < 0.5 ? 0.5 / share : 2 * (1 - share);
            return new ReferenceCondition.Ratio(
                    number, (number + 1 + random.nextInt(NUMBERS - 1)) % NUMBERS, round(limit));
        }
        boolean above = random.nextBoolean();
        return new ReferenceCondition.Threshold(number, above ? ">" : "<", round(MOST * (above ? 1 - share : share)));
    }

    private static double round(double limit) {
        return Math.rint(limit * 100) / 100;
    }
}
