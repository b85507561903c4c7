package dev.fraudscorer.anomaly;

import dev.fraudscorer.anomaly.internal.detector.DetectorSnapshot;
import dev.fraudscorer.assessment.DisplayedValue;
import dev.fraudscorer.spi.vector.Variable;
import java.util.Arrays;
import java.util.List;

/**
 * Describes how odd an event is and in what. Only one event in dozens has evidence, so its words are made when they are
 * needed. Immutable.
 */
final class AnomalyExplanation {
    private static final int MOST_NAMED = 3;
    /** An input that makes less of the score than this is not worth a word. */
    private static final double LEAST_SHARE = 0.05;

    private final String[] names;
    private final DisplayedValue[] shown;

    AnomalyExplanation(List<Variable> inputs) {
        this.names = inputs.stream().map(Variable::name).toArray(String[]::new);
        this.shown = inputs.stream()
                .map(input -> DisplayedValue.ofSlot(input.name(), input.type(), input.slot()))
                .toArray(DisplayedValue[]::new);
    }

    /**
     * The inputs that make the score, the greatest part first; equals in policy order.
     *
     * @param parts by input; not modified
     */
    int[] causes(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        int[] causes = new int[Math.min(MOST_NAMED, parts.length)];
        int found = 0;
        while (found < causes.length) {
            int greatest = -1;
            for (int input = 0; input < parts.length; input++) {
                if (!isIn(causes, found, input) && (greatest < 0 || parts[input] > parts[greatest])) {
                    greatest = input;
                }
            }
            if (!(parts[greatest] >= LEAST_SHARE * sum) || sum == 0) {
                break;
            }
            causes[found++] = greatest;
        }
        return Arrays.copyOf(causes, found);
    }

    String text(DetectorSnapshot known, double quantile, double[] parts, int[] causes) {
        StringBuilder text = new StringBuilder(96).append("odder than ");
        if (quantile == 1) {
            text.append("all");
        } else {
            appendHundredths(text, (int) (quantile * 10_000));
            text.append(" %");
        }
        text.append(" of the last ").append(known.recent());
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        for (int i = 0; i < causes.length; i++) {
            text.append(i == 0 ? ", by " : ", ")
                    .append(names[causes[i]])
                    .append(' ')
                    .append(Math.round(100 * parts[causes[i]] / sum))
                    .append(" %");
        }
        return text.toString();
    }

    DisplayedValue[] displayedValues(int[] causes) {
        DisplayedValue[] values = new DisplayedValue[causes.length];
        for (int i = 0; i < causes.length; i++) {
            values[i] = shown[causes[i]];
        }
        return values;
    }

    private static void appendHundredths(StringBuilder text, int hundredths) {
        text.append(hundredths / 100).append('.');
        text.append(hundredths / 10 % 10).append(hundredths % 10);
    }

    private static boolean isIn(int[] causes, int found, int input) {
        for (int i = 0; i < found; i++) {
            if (causes[i] == input) {
                return true;
            }
        }
        return false;
    }
}
