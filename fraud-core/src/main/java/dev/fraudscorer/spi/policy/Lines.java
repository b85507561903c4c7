package dev.fraudscorer.spi.policy;

import java.util.Arrays;

/** Where the lines of a document are, found by one walk through it. Immutable. */
final class Lines {
    private final String document;
    /** Where each line begins, and last where one more would. */
    private final int[] starts;

    Lines(String document) {
        this.document = document;
        int[] found = new int[16];
        int count = 1;
        for (int i = 0; i < document.length(); i++) {
            if (endsLine(i)) {
                found = count + 1 < found.length ? found : Arrays.copyOf(found, 2 * found.length);
                found[count++] = i + 1;
            }
        }
        found[count] = document.length() + 1;
        this.starts = Arrays.copyOf(found, count + 1);
    }

    /** A line ends with a line feed, with a carriage return, or with both. */
    private boolean endsLine(int index) {
        char c = document.charAt(index);
        boolean isPair = c == '\r' && index + 1 < document.length() && document.charAt(index + 1) == '\n';
        return c == '\n' || (c == '\r' && !isPair);
    }

    /** Whether there is a line of this number, from 1. */
    boolean has(int number) {
        return number >= 1 && number < starts.length && !document.isEmpty();
    }

    /** How many characters a line has without its end. */
    int length(int number) {
        int end = starts[number] - 1;
        boolean endsWithBoth = end > starts[number - 1] && document.charAt(end - 1) == '\r';
        return end - starts[number - 1] - (endsWithBoth ? 1 : 0);
    }

    /** A part of a line, in characters from 0. */
    String part(int number, int from, int to) {
        return document.substring(starts[number - 1] + from, starts[number - 1] + to);
    }
}
