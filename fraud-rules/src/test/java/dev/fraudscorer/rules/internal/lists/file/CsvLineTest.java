package dev.fraudscorer.rules.internal.lists.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.rules.internal.lists.content.LineError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CsvLineTest {
    private final List<String> faults = new ArrayList<>();

    @Test
    void split_plainFields_areSplitAtCommasAndStripped() throws IOException {
        assertThat(rows("key,reason\n a , b c \r\nx,\n")).containsExactly("key|reason", "a|b c", "x|");
    }

    @Test
    void split_quotedFields_keepCommasAndQuotes() throws IOException {
        assertThat(rows("\"a,b\",\"say \"\"no\"\"\"\n\" two \" , x")).containsExactly("a,b|say \"no\"", " two |x");
    }

    @Test
    void split_brokenRows_areToldAndTheOthersRead() throws IOException {
        assertThat(rows("key\na\"b\nok1\n\"x\" y\nok2\n  \"never closed\nok3"))
                .containsExactly("key", "ok1", "ok2", "ok3");
        assertThat(faults)
                .containsExactly(
                        "2:2 a quote inside a field",
                        "4:5 text after a closing quote",
                        "6:3 a quote that is not closed on its line");
    }

    @Test
    void split_writtenRows_areReadBack() throws IOException {
        long seed = 77;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<List<String>> rows = randomRows(random);
            String text = write(rows, random);
            assertThat(rows(text))
                    .as("seed %d, file %d", seed, i)
                    .isEqualTo(rows.stream().map(row -> String.join("|", row)).toList());
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void split_garbage_ends() throws IOException {
        long seed = 78;
        Random random = new Random(seed);
        String letters = "a,\"#\r\n \t";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(rows(text.toString())).as("seed %d, text %d", seed, i).hasSizeLessThanOrEqualTo(20);
        }
    }

    private static List<List<String>> randomRows(Random random) {
        List<List<String>> rows = new ArrayList<>();
        for (int r = 1 + random.nextInt(4); r > 0; r--) {
            List<String> row = new ArrayList<>();
            row.add("k" + r);
            for (int f = random.nextInt(3); f > 0; f--) {
                row.add(List.of("", "a", "a b", "a,b", "\"", "a;b", "#", "é").get(random.nextInt(8)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String write(List<List<String>> rows, Random random) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            List<String> fields = row.stream()
                    .map(field -> field.matches("[ka-zé0-9 ]*") && random.nextBoolean()
                            ? field
                            : "\"" + field.replace("\"", "\"\"") + "\"")
                    .toList();
            text.append(String.join(random.nextBoolean() ? "," : " , ", fields));
            text.append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return text.toString();
    }

    private List<String> rows(String text) throws IOException {
        LineReader lines = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        CsvLine line = new CsvLine();
        CharSlice slice = new CharSlice();
        List<String> rows = new ArrayList<>();
        while (lines.next()) {
            LineError fault = line.split(lines.chars(), lines.length());
            if (fault != null) {
                faults.add(lines.number() + ":" + line.faultColumn() + " " + fault.found());
                continue;
            }
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < line.size(); i++) {
                fields.add(line.field(i, slice).toString());
            }
            rows.add(String.join("|", fields));
        }
        return rows;
    }
}
