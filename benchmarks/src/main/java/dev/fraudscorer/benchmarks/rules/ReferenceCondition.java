package dev.fraudscorer.benchmarks.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A part of a reference rule, written in each of the languages that are compared. */
sealed interface ReferenceCondition {
    /** As an analyst writes it in a policy. */
    String cel();

    /** For runtimes without missing values: there a missing number is NaN, a missing text null. */
    default String guardedCel() {
        return cel();
    }

    /** For the arrays {@code n} and {@code t}; {@code set} names a set of the texts of a list. */
    String java(String set);

    /** For the properties of a bean. */
    String spel();

    /** For the constraints of a pattern. */
    String drl();

    private static String numberName(int index) {
        return "n" + index;
    }

    private static String textName(int index) {
        return "t" + index;
    }

    /** Texts lie behind the numbers. */
    private static String at(int text) {
        return "t[" + (ReferenceRules.NUMBERS + text) + "]";
    }

    /** {@code n3 > 250.0}. */
    record Threshold(int number, String operator, double limit) implements ReferenceCondition {
        @Override
        public String cel() {
            return numberName(number) + " " + operator + " " + limit;
        }

        @Override
        public String java(String set) {
            return "n[" + number + "] " + operator + " " + limit;
        }

        @Override
        public String spel() {
            // Compiled SpEL takes NaN to be greater than any number. Tested first, so that all parts of a rule are
            // reached.
            return (operator.equals(">") ? numberName(number) + " <= " + ReferenceRules.MOST + " && " : "") + cel();
        }

        @Override
        public String drl() {
            return cel();
        }
    }

    /** {@code n3 / n7 > 4.0}. */
    record Ratio(int dividend, int divisor, double limit) implements ReferenceCondition {
        @Override
        public String cel() {
            return numberName(dividend) + " / " + numberName(divisor) + " > " + limit;
        }

        @Override
        public String java(String set) {
            return "n[" + dividend + "] / n[" + divisor + "] > " + limit;
        }

        @Override
        public String spel() {
            return numberName(dividend) + " <= " + ReferenceRules.MOST + " && " + numberName(divisor) + " <= "
                    + ReferenceRules.MOST + " && " + cel();
        }

        @Override
        public String drl() {
            return cel();
        }
    }

    /** {@code t2 in ['AB', 'CD']}. */
    record Listed(int text, List<String> texts) implements ReferenceCondition {
        public Listed {
            texts = List.copyOf(texts);
        }

        @Override
        public String cel() {
            return textName(text) + " in [" + joined("'") + "]";
        }

        @Override
        public String java(String set) {
            return at(text) + " != null && " + set + ".contains(" + at(text) + ")";
        }

        @Override
        public String spel() {
            return "{" + joined("'") + "}.contains(" + textName(text) + ")";
        }

        @Override
        public String drl() {
            return textName(text) + " in (" + joined("\"") + ")";
        }

        String joined(String quote) {
            return texts.stream().map(text -> quote + text + quote).collect(Collectors.joining(", "));
        }
    }

    /** {@code t0 != t1}. */
    record Different(int left, int right) implements ReferenceCondition {
        @Override
        public String cel() {
            return textName(left) + " != " + textName(right);
        }

        @Override
        public String guardedCel() {
            return textName(left) + " != '' && " + textName(right) + " != '' && " + cel();
        }

        @Override
        public String java(String set) {
            return at(left) + " != null && " + at(right) + " != null && !" + at(left) + ".equals(" + at(right) + ")";
        }

        @Override
        public String spel() {
            return textName(left) + " != null && " + textName(right) + " != null && " + cel();
        }

        @Override
        public String drl() {
            return textName(left) + " != null, " + textName(right) + " != null, " + cel();
        }
    }
}
