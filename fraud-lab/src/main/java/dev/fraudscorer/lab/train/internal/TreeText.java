package dev.fraudscorer.lab.train.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the trees out of LightGBM's text form.
 *
 * <p>The text is a header, then one block per tree, each a line {@code Tree=n} and lines {@code key=values}, then
 * {@code end of trees}. Child indices below zero are leaves. {@code decision_type} is a set of bits: 1 a categorical
 * split, 2 missing goes left, and in the two bits above what counts as missing: 0 nothing (NaN is read as 0.0), 1 zero,
 * 2 NaN. Categorical splits, and zero as missing, have no form of ours and are refused; training never produces them.
 */
public final class TreeText {
    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int MISSING_SHIFT = 2;
    private static final int MISSING_MASK = 3;
    private static final int MISSING_IS_NOTHING = 0;
    private static final int MISSING_IS_NAN = 2;

    private final int tree;
    private final Map<String, String> values;

    private TreeText(int tree, Map<String, String> values) {
        this.tree = tree;
        this.values = values;
    }

    /**
     * The trees of a binary classifier, in the order they were made.
     *
     * @throws IllegalArgumentException if the text is none of LightGBM, or holds what we do not read
     */
    public static List<Tree> parse(String text) {
        requireBinary(text);
        List<Tree> trees = new ArrayList<>();
        Map<String, String> block = new HashMap<>();
        boolean inTree = false;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            boolean ends = line.equals("end of trees");
            if (line.startsWith("Tree=") || ends) {
                if (inTree) {
                    trees.add(new TreeText(trees.size(), block).tree());
                }
                block.clear();
                inTree = true;
            }
            if (ends) {
                return List.copyOf(trees);
            }
            int equals = line.indexOf('=');
            if (equals > 0) {
                block.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        throw new IllegalArgumentException("LightGBM's model text breaks off: found no line 'end of trees'");
    }

    private static void requireBinary(String text) {
        String objective = text.lines()
                .filter(line -> line.startsWith("objective="))
                .findFirst()
                .orElse("no line 'objective='");
        if (!objective.equals("objective=binary sigmoid:1")) {
            throw new IllegalArgumentException(
                    "LightGBM's model text: expected 'objective=binary sigmoid:1', found " + objective);
        }
    }

    private Tree tree() {
        int leaves = Integer.parseInt(value("num_leaves"));
        if (Integer.parseInt(value("num_cat")) != 0) {
            throw refused("categorical splits", "splits by threshold alone");
        }
        if ("1".equals(values.get("is_linear"))) {
            throw refused("linear leaves", "constant leaves");
        }
        List<Double> leafValues = new ArrayList<>();
        for (String leaf : list("leaf_value", leaves)) {
            leafValues.add(number(leaf));
        }
        return new Tree(splits(leaves - 1), leafValues);
    }

    private List<Split> splits(int count) {
        String[] input = list("split_feature", count);
        String[] threshold = list("threshold", count);
        String[] decision = list("decision_type", count);
        String[] left = list("left_child", count);
        String[] right = list("right_child", count);
        String[] gain = list("split_gain", count);
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double t = number(threshold[i]);
            splits.add(new Split(
                    Integer.parseInt(input[i]),
                    t,
                    missingLeft(Integer.parseInt(decision[i]), t),
                    Integer.parseInt(left[i]),
                    Integer.parseInt(right[i]),
                    number(gain[i])));
        }
        return splits;
    }

    private boolean missingLeft(int decision, double threshold) {
        if ((decision & CATEGORICAL) != 0) {
            throw refused("a categorical split", "splits by threshold alone");
        }
        int missing = decision >> MISSING_SHIFT & MISSING_MASK;
        if (missing == MISSING_IS_NOTHING) {
            return 0 <= threshold;
        }
        if (missing == MISSING_IS_NAN) {
            return (decision & DEFAULT_LEFT) != 0;
        }
        throw refused("a split that takes zero for missing", "NaN alone to be missing");
    }

    private String[] list(String key, int length) {
        if (length == 0) {
            return new String[0];
        }
        String[] found = value(key).split(" ", -1);
        if (found.length != length) {
            throw refused(found.length + " values of " + key, Integer.toString(length));
        }
        return found;
    }

    /** A number as C++ prints it; a threshold is infinite where a split parts missing values from all others. */
    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private String value(String key) {
        @Nullable String value = values.get(key);
        if (value == null) {
            throw refused("no line '" + key + "='", "one");
        }
        return value;
    }

    private IllegalArgumentException refused(String found, String expected) {
        return new IllegalArgumentException(
                "LightGBM's model text, tree " + tree + ": found " + found + ", expected " + expected);
    }
}
