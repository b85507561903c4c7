package dev.fraudscorer.onnx.testing;

import dev.fraudscorer.testkit.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inputs and outputs of a model as another program saw them. */
public final class Golden {
    private static final Pattern ROW = Pattern.compile("[\\[{]([^\\[\\]{}]*)[\\]}]");
    private static final Pattern KEY = Pattern.compile("\"[^\"]*\"\\s*:");

    private final String json;

    private Golden(String json) {
        this.json = json;
    }

    public static Golden of(String model) throws IOException {
        return new Golden(Files.readString(RealData.file("models/golden/" + model + ".json")));
    }

    public List<float[]> inputs() {
        return rows("input");
    }

    /** The rows under {@code output}, whether lists or maps in the order of the columns. */
    public List<float[]> outputs(String output) {
        return rows(output);
    }

    private List<float[]> rows(String key) {
        int start = json.indexOf('[', json.indexOf('"' + key + "\":"));
        int end = start;
        for (int depth = 0; end == start || depth > 0; end++) {
            depth += json.charAt(end) == '[' ? 1 : json.charAt(end) == ']' ? -1 : 0;
        }
        List<float[]> rows = new ArrayList<>();
        Matcher row = ROW.matcher(json.substring(start + 1, end - 1));
        while (row.find()) {
            String[] numbers = KEY.matcher(row.group(1)).replaceAll("").split(",", -1);
            float[] values = new float[numbers.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(numbers[i].strip());
            }
            rows.add(values);
        }
        return rows;
    }
}
