package dev.fraudscorer.rules.internal.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CsvReaderTest {
    private final List<String> faults = new ArrayList<>();

    @Test
    void next_plainFields_areSplitAtCommasAndStripped() {
        assertThat(rows("key,reason\n a , b c \r\nx,\n")).containsExactly("key|reason", "a|b c", "x|");
    }

    @Test
    void next_quotedFields_keepCommasQuotesAndLineEnds() {
        assertThat(rows("\"a,b\",\"say \"\"no\"\"\"\n\"two\nlines\" , x"))
                .containsExactly("a,b|say \"no\"", "two\nlines|x");
    }

    @Test
    void next_commentsAndBlankLines_arePassedOver() {
        assertThat(rows("# first\n\nkey\n  # indented \"\n \t \n\r\nx#y\n#last"))
                .containsExactly("key", "x#y");
    }

    @Test
    void next_brokenRows_areToldAndTheOthersRead() {
        assertThat(rows("key\na\"b\nok1\n\"x\" y\nok2\n  \"never closed\nok3"))
                .containsExactly("key", "ok1", "ok2", "ok3");
        assertThat(faults)
                .containsExactly(
                        "f.csv:2:2 a quote inside a field",
                        "f.csv:4:5 text after a closing quote",
                        "f.csv:6:3 a quote that is never closed");
    }

    @Test
    void next_afterQuotedLineEnds_countsLinesOn() {
        assertThat(rows("\"1\n2\r\n3\"\nx\"\n")).containsExactly("1\n2\r\n3");
        assertThat(faults).containsExactly("f.csv:4:2 a quote inside a field");
    }

    @Test
    void next_emptyFile_hasNoRows() {
        assertThat(rows("")).isEmpty();
        assertThat(rows("\n\n# only a comment")).isEmpty();
    }

    @Test
    void next_writtenRows_areReadBack() {
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
    void next_garbage_ends() {
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
                row.add(List.of("", "a", "a b", "a,b", "\"", "x\ny", "#", "é").get(random.nextInt(8)));
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

    private List<String> rows(String text) {
        CsvReader reader = new CsvReader("f.csv", text, (at, found, expected) -> faults.add(at + " " + found));
        List<String> rows = new ArrayList<>();
        for (CsvReader.Row row = reader.next(); row != null; row = reader.next()) {
            rows.add(String.join(
                    "|", row.fields().stream().map(CsvReader.Field::value).toList()));
        }
        return rows;
    }
}
