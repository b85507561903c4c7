package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.PolicyException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of lists and of rules that are no text, or that lie elsewhere. */
final class HostileListsTest {
    private static final String SECRET = "tell-nobody";
    private static final String NO_TEXT = "expected a text file in UTF-8: save it with that encoding";

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void folder() {
        folder = temp.resolve("policy");
    }

    private PolicyFiles policy() {
        return new PolicyFiles(folder)
                .policy("""
                lists:
                  cards: { file: cards.csv, of: card }
                  devices: { file: devices.txt, of: device }
                rules:
                  - { id: listed, when: card in lists.cards || device in lists.devices, reason: X, risk: 0.1 }
                """)
                .file("cards.csv", "key\nc1\n")
                .file("devices.txt", "d1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void load_listInAnotherEncoding_isRefusedUnseen(String encoding) throws IOException {
        PolicyFiles files = policy();
        Charset charset = Charset.forName(encoding);
        Files.write(
                folder.resolve("cards.csv"),
                ("key\n" + SECRET + "\n").repeat(100).getBytes(charset));
        Files.write(
                folder.resolve("devices.txt"),
                ("\uFEFF" + SECRET + "\n").repeat(100).getBytes(charset));

        assertThat(files.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem)
                        .containsAnyOf("found a file that is not text; ", "found a file in UTF-16 or UTF-32; ")
                        .endsWith(NO_TEXT)
                        .doesNotContain(SECRET));
        assertThat(files.problems().get(1)).startsWith("devices.txt: found a file in UTF-16 or UTF-32; ");
    }

    @Test
    void load_listWithANul_isRefusedUnseen() throws IOException {
        PolicyFiles files = policy();
        Files.write(folder.resolve("devices.txt"), ("d1\nü" + SECRET + "\0\n").getBytes(StandardCharsets.UTF_8));

        assertThat(files.problems()).containsExactly("devices.txt: found a file that is not text; " + NO_TEXT);
    }

    @Test
    void load_listOfOtherBytes_isReportedUnseen() throws IOException {
        PolicyFiles files = policy();
        Files.write(folder.resolve("devices.txt"), (SECRET + "é\n").repeat(50).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(files.problems())
                .hasSizeLessThan(30)
                .allSatisfy(problem -> assertThat(problem).doesNotContain(SECRET));
    }

    @Test
    void load_ruleFileOfOtherBytes_isRefusedUnseen() throws IOException {
        PolicyFiles files = policy().policy("rules:\n  - file: rules/*.yaml\n");
        Files.createDirectories(folder.resolve("rules"));
        Files.write(folder.resolve("rules/a.yaml"), (SECRET + "\n").getBytes(StandardCharsets.UTF_16));

        assertThat(files.problems())
                .singleElement()
                .asString()
                .startsWith("rules/a.yaml: found a file that is not text")
                .doesNotContain(SECRET);
    }

    @Test
    void load_ruleFileThatIsALinkToTheOutside_isRefusedUnseen() throws IOException {
        PolicyFiles files = policy().policy("rules:\n  - file: rules/*.yaml\n");
        Files.createDirectories(folder.resolve("rules"));
        Path outside = Files.writeString(temp.resolve("shadow"), SECRET + ": [\n");
        Files.createSymbolicLink(folder.resolve("rules/a.yaml"), outside);

        assertThat(files.problems())
                .singleElement()
                .asString()
                .contains("a symbolic link leads out of the policy folder")
                .doesNotContain(SECRET);
    }

    @Test
    void reloadLists_fileBecomesALinkToTheOutsideOrABinary_keepsTheListsBefore() throws IOException {
        Path outside = Files.writeString(temp.resolve("outside.csv"), "key\n" + SECRET + "\n");
        try (FraudScorer scorer = policy().load()) {
            List<ListVersion> before = scorer.lists();
            Path list = folder.resolve("cards.csv");
            Files.delete(list);
            Files.createSymbolicLink(list, outside);

            PolicyException ledOut = catchThrowableOfType(PolicyException.class, scorer::reloadLists);
            Files.delete(list);
            Files.write(list, new byte[1_000_000]);
            PolicyException binary = catchThrowableOfType(PolicyException.class, scorer::reloadLists);

            assertThat(ledOut.getMessage()).contains("a symbolic link leads out of the policy folder");
            assertThat(binary.getMessage()).contains("cards.csv: found a file that is not text; " + NO_TEXT);
            assertThat(scorer.lists()).isEqualTo(before);
        }
    }
}
