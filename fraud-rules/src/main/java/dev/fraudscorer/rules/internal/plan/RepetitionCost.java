package dev.fraudscorer.rules.internal.plan;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates how long the program of a regular expression will be before it is compiled: {@code ((a{999}){999}){999}}
 * is short to write and would fill the memory.
 *
 * <p>Counts one instruction for each character, class or escape, and multiplies by counted repetitions. A pattern that
 * is not well-formed gets some number; compiling reports its fault.
 */
final class RepetitionCost {
    private final String pattern;
    private final Deque<Double> outer = new ArrayDeque<>();
    private double sum;
    private double atom;
    private int at;

    private RepetitionCost(String pattern) {
        this.pattern = pattern;
    }

    static double of(String pattern) {
        return new RepetitionCost(pattern).estimate();
    }

    private double estimate() {
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> open();
                case ')' -> close();
                case '{' -> repetition();
                default -> single(1);
            }
        }
        while (!outer.isEmpty()) {
            sum += outer.pop();
        }
        return sum;
    }

    private void single(int length) {
        at += length;
        atom = 1;
        sum += atom;
    }

    private void open() {
        outer.push(sum);
        sum = 0;
        atom = 0;
        at++;
    }

    private void close() {
        atom = sum + 2;
        sum = atom + (outer.isEmpty() ? 0 : outer.pop());
        at++;
    }

    private void escape() {
        if (pattern.startsWith("\\Q", at)) {
            int end = pattern.indexOf("\\E", at);
            end = end < 0 ? pattern.length() : end + 2;
            sum += end - at;
            atom = 1;
            at = end;
        } else if (at + 2 < pattern.length()
                && pattern.charAt(at + 2) == '{'
                && "pPx".indexOf(pattern.charAt(at + 1)) >= 0) {
            int end = pattern.indexOf('}', at);
            single((end < 0 ? pattern.length() : end + 1) - at);
        } else {
            single(2);
        }
    }

    private void characterClass() {
        int i = at + 1;
        i += i < pattern.length() && pattern.charAt(i) == '^' ? 1 : 0;
        // A bracket in the first place is a literal.
        i += i < pattern.length() && pattern.charAt(i) == ']' ? 1 : 0;
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            if (pattern.charAt(i) == '\\') {
                i += 2;
            } else if (pattern.startsWith("[:", i) && pattern.indexOf(":]", i + 2) >= 0) {
                i = pattern.indexOf(":]", i + 2) + 2;
            } else {
                i++;
            }
        }
        single(i + 1 - at);
    }

    private void repetition() {
        int end = pattern.indexOf('}', at);
        String counts = end < 0 ? "" : pattern.substring(at + 1, end);
        if (!counts.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
            single(1);
            return;
        }
        double most = 1;
        for (String count : counts.split(",", -1)) {
            most = Math.max(most, count.isEmpty() ? 1 : Integer.parseInt(count));
        }
        sum += atom * (most - 1);
        atom *= most;
        at = end + 1;
    }
}
