package dev.fraudscorer.onnx.internal.section;

import dev.fraudscorer.onnx.internal.load.StoredVectors;
import java.util.List;

/** Writes the files beside a model as {@link VectorsFile} reads them. */
public final class VectorsJson {
    private VectorsJson() {}

    public static String golden(StoredVectors vectors) {
        StringBuilder json = new StringBuilder("{\n");
        json.append("\"model\": \"").append(vectors.digest()).append("\",\n");
        if (vectors.library() != null) {
            json.append("\"library\": \"");
            appendText(vectors.library(), json);
            json.append("\",\n");
        }
        json.append("\"tolerance\": ").append(vectors.tolerance()).append(",\n");
        json.append("\"input\": ");
        append(vectors.input(), json);
        json.append(",\n\"output\": ");
        append(vectors.output(), json);
        json.append(",\n\"runtime\": \"").append(vectors.runtime()).append("\"");
        if (vectors.boundaryVersion() > 0) {
            json.append(",\n\"boundaries\": { \"version\": ").append(vectors.boundaryVersion());
            json.append(", \"output\": ");
            append(vectors.boundaries(), json);
            json.append(" }");
        }
        return json.append("\n}\n").toString();
    }

    public static String background(List<double[]> rows) {
        StringBuilder json = new StringBuilder("{\n\"input\": ");
        append(rows, json);
        return json.append("\n}\n").toString();
    }

    private static void appendText(String text, StringBuilder json) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\');
            }
            json.append(c < ' ' ? ' ' : c);
        }
    }

    private static void append(List<double[]> rows, StringBuilder json) {
        json.append('[');
        for (int i = 0; i < rows.size(); i++) {
            json.append(i == 0 ? "\n" : ",\n");
            append(rows.get(i), json);
        }
        json.append(']');
    }

    private static void append(double[] row, StringBuilder json) {
        json.append('[');
        for (int i = 0; i < row.length; i++) {
            json.append(i == 0 ? "" : ", ");
            if (Double.isNaN(row[i])) {
                json.append("\"NaN\"");
            } else if (row[i] == (float) row[i]) {
                json.append((float) row[i]);
            } else {
                json.append(row[i]);
            }
        }
        json.append(']');
    }
}
