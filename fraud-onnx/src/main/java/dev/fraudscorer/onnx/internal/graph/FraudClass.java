package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the column of the class whose probability is the risk. */
final class FraudClass {
    private static final String DEFAULT = "1";

    private FraudClass() {}

    /**
     * The column.
     *
     * @param output the output's name
     * @param classes the class of each column; empty if the file has none, then they count from 0
     * @param columns how many columns the output has
     * @param wanted the class; null for 1
     */
    static int columnIn(String output, List<String> classes, int columns, @Nullable String wanted)
            throws ModelRefusedException {
        if (!classes.isEmpty() && classes.size() != columns) {
            throw new ModelRefusedException(
                    "output " + SafeText.name(output) + " with " + columns + " columns for the classes "
                            + SafeText.names(classes),
                    "a column for each class");
        }
        if (columns == 1) {
            return onlyColumn(output, classes, wanted);
        }
        List<String> known = classes.isEmpty()
                ? IntStream.range(0, columns).mapToObj(Integer::toString).toList()
                : classes;
        int column = known.indexOf(wanted == null ? DEFAULT : wanted);
        if (wanted != null && column < 0) {
            throw new ModelRefusedException("no class " + SafeText.name(wanted), "one of " + SafeText.names(known));
        }
        // A first class called 1 is one of a pair such as 1 and 2: which of them is fraud is not ours to guess.
        if (column < 0 || (wanted == null && column == 0)) {
            throw new ModelRefusedException(
                    "the classes " + SafeText.names(known),
                    "'fraud_class' in the policy to name the one that is fraud");
        }
        return column;
    }

    private static int onlyColumn(String output, List<String> classes, @Nullable String wanted)
            throws ModelRefusedException {
        String only = classes.isEmpty() ? DEFAULT : classes.get(0);
        if (wanted != null && !wanted.equals(only)) {
            throw new ModelRefusedException(
                    "output " + SafeText.name(output) + " with one column",
                    "no 'fraud_class', or " + SafeText.name(only));
        }
        return 0;
    }
}
