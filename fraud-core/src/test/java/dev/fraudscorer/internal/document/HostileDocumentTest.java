package dev.fraudscorer.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyFolder;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are no text, too large, too deep, or that unfold. */
final class HostileDocumentTest {
    private static final String SECRET = "4929 tell nobody";

    private final PolicyReader reader = new PolicyReader();

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1"})
    void read_otherEncoding_isRefusedWithoutBeingShown(String encoding) {
        byte[] content = ("policy: " + SECRET + " é\n").getBytes(Charset.forName(encoding));

        assertThat(DocumentReader.read("policy.yaml", content, reader)).isNull();

        assertRefusedUnseen();
    }

    @Test
    void read_bytesThatAreNoText_areRefusedWithoutBeingShown() {
        byte[] withNul = ("policy: " + SECRET + "\nversion: \0\n").getBytes(StandardCharsets.UTF_8);
        byte[] cutCharacter = {'a', ':', ' ', (byte) 0xe2, (byte) 0x82};

        assertThat(DocumentReader.read("policy.yaml", withNul, reader)).isNull();
        assertRefusedUnseen();
        assertThat(DocumentReader.read("policy.json", cutCharacter, new PolicyReader()))
                .isNull();
    }

    @Test
    void read_documentInAnotherEncoding_reportsWhichAndWhatToDo() {
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            PolicyReader own = new PolicyReader();
            assertThat(DocumentReader.read("policy.yaml", "policy: x\nversion: 1\n".getBytes(charset), own))
                    .isNull();
            assertThat(own.problems())
                    .singleElement()
                    .satisfies(
                            problem -> assertThat(problem.toString())
                                    .contains(
                                            "it is encoded in UTF-16 or UTF-32; expected a text file in UTF-8: save it with that"));
        }
    }

    @Test
    void read_tabBeforeAValue_reportsThatBlanksIndent() {
        byte[] tab = "events:\n\tpayment: {}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(DocumentReader.read("policy.yaml", tab, reader)).isNull();
        assertThat(reader.problems().get(0).expected()).isEqualTo("blanks; YAML does not indent by tabs");
    }

    private void assertRefusedUnseen() {
        assertThat(reader.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.found()).startsWith("a file that is not text");
            assertThat(problem.toString()).doesNotContain("4929").doesNotContain("nobody");
            assertThat(problem.excerpt()).isNull();
        });
        assertThat(reader.documentText("policy.yaml")).isEmpty();
    }

    @Test
    void read_byteOrderMark_isPassedOver() {
        byte[] content = "\uFEFFpolicy: x\n".getBytes(StandardCharsets.UTF_8);

        Node root = DocumentReader.read("policy.yaml", content, reader);

        assertThat(root).isNotNull();
        assertThat(reader.problems()).isEmpty();
    }

    @Test
    void read_deepNesting_isRefusedAtOnce() {
        List<String> documents = List.of(
                "[".repeat(100_000),
                "a: " + "[".repeat(100_000) + "]".repeat(100_000),
                "{a: ".repeat(100_000),
                "- ".repeat(100_000) + "x",
                "? ".repeat(50_000) + "x");
        for (String document : documents) {
            assertTooDeep("policy.yaml", document);
        }
        assertTooDeep("policy.json", "[".repeat(100_000));
        assertTooDeep("policy.json", "{\"a\":".repeat(100_000));
    }

    private static void assertTooDeep(String file, String document) {
        PolicyReader own = new PolicyReader();

        assertThat(DocumentReader.read(file, document.getBytes(StandardCharsets.UTF_8), own))
                .as(document.substring(0, 20))
                .isNull();

        assertThat(own.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString().length()).isLessThan(1_200));
    }

    @Test
    void read_nestingUpToTheLimit_isRead() {
        String deepest = "[".repeat(DocumentReader.DEEPEST_NESTING) + "]".repeat(DocumentReader.DEEPEST_NESTING);
        assertThat(read(deepest)).isNotNull();
        assertThat(read("[" + deepest + "]")).isNull();
        assertThat(reader.problems())
                .singleElement()
                .extracting(PolicyProblem::found)
                .isEqualTo("values nested more than 64 levels deep");
    }

    @Test
    void read_aliasesOfAliases_areNotUnfolded() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }

        assertThat(read(laughs.toString())).isNotNull();

        assertThat(reader.problemCount()).isEqualTo(29 * 9);
        assertThat(reader.problems())
                .hasSize(200)
                .allSatisfy(problem -> assertThat(problem.found()).contains("alias"));
    }

    @Test
    void read_aliasOfWhatHoldsIt_ends() {
        assertThat(read("a: &a [*a]\n<<: *a\n")).isNotNull();
        assertThat(reader.problemCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"? [a]\n: x\n", "? {a: b}\n: x\n", "a: &a x\n? *a\n: x\n"})
    void read_keyThatIsNoText_isRefusedAtItsPlace(String document) {
        assertThat(read(document)).isNull();
        assertThat(reader.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.at().line()).isPositive();
            assertThat(problem.found()).isEqualTo("a syntax error: a key that is no text");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!null x", "!!int 5", "!!binary eHk=", "!own x", "! x"})
    void read_tag_isReported(String value) {
        assertThat(read("a: " + value + "\n")).isNotNull();
        assertThat(reader.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.found()).contains("tag"));
    }

    @Test
    void read_keysTwice_areReportedEachTime() {
        read("a: 1\n".repeat(20_000));
        assertThat(reader.problemCount()).isEqualTo(19_999);
        assertThat(reader.problems()).hasSize(200);
    }

    @Test
    void read_hugeNumbers_areKeptAsTheyStandOrRefused() {
        String digits = "9".repeat(100_000);
        for (String number : List.of(digits, "1e" + digits, "1." + digits, "-" + digits, "1e999999999")) {
            PolicyReader own = new PolicyReader();
            Node root =
                    DocumentReader.read("policy.yaml", ("a: " + number + "\n").getBytes(StandardCharsets.UTF_8), own);
            if (root == null) {
                assertThat(own.problems()).hasSize(1);
            } else {
                Node value = Objects.requireNonNull(own.map(root)).get("a");
                assertThat(own.number(Objects.requireNonNull(value), 0, 1)).isNull();
            }
            assertThat(own.problems())
                    .allSatisfy(
                            problem -> assertThat(problem.toString().length()).isLessThan(1_200));
        }
    }

    @Test
    void read_tooLargeFile_isRefusedBeforeItIsParsed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), "a: " + "x".repeat(10_000_000));

        Node root = DocumentReader.read(
                new ScalarNode(Location.of("policy.yaml"), ScalarNode.Kind.TEXT, "policy.yaml"),
                new PolicyFolder(folder),
                reader);

        assertThat(root).isNull();
        assertThat(reader.problems())
                .singleElement()
                .extracting(PolicyProblem::expected)
                .isEqualTo("a file of at most 4194304 bytes");
    }

    @Test
    void read_linesUpToTheLimit_areRead() {
        String longest = "a: " + "x".repeat(DocumentReader.LONGEST_LINE - 3);

        assertThat(read(longest + "\n" + "b" + longest)).isNull();
        assertThat(reader.problems())
                .singleElement()
                .extracting(PolicyProblem::toString)
                .isEqualTo("policy.yaml:2:1: found a line of more than 65536 characters;"
                        + " expected shorter lines, or a list of 'lists'");
        assertThat(read(longest + "\r\nb: x\n")).isNotNull();
    }

    @Test
    void read_longLineOfJson_isRead() {
        String document = "{ \"a\": \"" + "x".repeat(1_000_000) + "\" }";

        assertThat(DocumentReader.read("policy.json", document.getBytes(StandardCharsets.UTF_8), reader))
                .isNotNull();
    }

    private @Nullable Node read(String document) {
        return DocumentReader.read("policy.yaml", document.getBytes(StandardCharsets.UTF_8), reader);
    }
}
