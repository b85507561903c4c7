package dev.fraudscorer.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Provenance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy comes from a folder, the class path or a zip, is the same from each, and no archive leads out of itself. */
final class PolicySourceTest {
    private static final String POLICY = """
            policy: cards
            version: %s
            events:
              payment: { card: key, amount: number }
            score:
              thresholds: { approve: 0.2, deny: 0.8 }
            """;

    @TempDir
    private Path temp;

    @Test
    void load_samePolicyFromEverySource_hasTheSameProvenance() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("classes/policies/cards"));
        Files.writeString(folder.resolve("policy.yaml"), text("1"));
        byte[] jar = Zips.of("policies/", "", "policies/cards/", "", "policies/cards/policy.yaml", text("1"));
        Path file = Files.write(temp.resolve("cards.jar"), jar);
        Provenance expected = provenance(PolicySource.folder(folder));

        try (URLClassLoader classes = loader(temp.resolve("classes"));
                URLClassLoader jars = loader(file)) {
            assertThat(provenance(PolicySource.classPath(classes, "policies/cards")))
                    .isEqualTo(expected);
            assertThat(provenance(PolicySource.classPath(jars, "policies/cards")))
                    .isEqualTo(expected);
        }
        assertThat(provenance(PolicySource.zip(file, "policies/cards"))).isEqualTo(expected);
        assertThat(provenance(PolicySource.zip(new ByteArrayInputStream(jar), "policies/cards")))
                .isEqualTo(expected);
        assertThat(provenance(zip(Zips.of("policy.yaml", text("1"))))).isEqualTo(expected);
    }

    @Test
    void classPath_ofAClass_findsWhatItsLoaderFinds() {
        assertThat(provenance(PolicySource.classPath(PolicySourceTest.class, "cards-policy"))
                        .policy())
                .isEqualTo("from-the-class-path");
    }

    @Test
    void reload_fromAnotherZipAndFromTheSame_isWhatStandsThere() throws IOException {
        Path file = Files.write(temp.resolve("cards.zip"), Zips.of("policy.yaml", text("1")));
        try (FraudScorer scorer = FraudScorer.load(PolicySource.zip(file))) {
            Files.write(file, Zips.of("policy.yaml", text("2")));
            assertThat(scorer.policy().reload().version()).isEqualTo("2");

            assertThat(scorer.policy()
                            .reload(zip(Zips.of("policy.yaml", text("3"))))
                            .version())
                    .isEqualTo("3");
            // A stream is read once: its source stays what it was.
            assertThat(scorer.policy().reload().version()).isEqualTo("3");

            assertThatThrownBy(() -> scorer.policy().reload(zip(new byte[0]))).isInstanceOf(PolicyException.class);
            assertThat(scorer.policy().provenance().version()).isEqualTo("3");
        }
    }

    @Test
    void load_mistakeInAZip_isReportedWithFileAndLineAsInAFolder() throws IOException {
        String broken = text("1").replace("0.8", "8");
        Path folder = Files.createDirectories(temp.resolve("zip"));
        Files.writeString(folder.resolve("policy.yaml"), broken);

        assertThatThrownBy(() -> FraudScorer.load(zip(Zips.of("policy.yaml", broken))))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("policy.yaml:6:")
                .hasMessage(catchThrowable(() -> FraudScorer.load(PolicySource.folder(folder)))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.yaml", "rules/../../evil.yaml", "/etc/evil.yaml", "C:evil.yaml", "C:/evil.yaml",
                        "rules\\evil.yaml",
                "rules//evil.yaml", "./policy.yaml", "rules/..", "line\nbreak.yaml", "../", "/"
            })
    void load_entryThatIsNotInside_isRefusedWithItsName(String name) throws IOException {
        byte[] zip = Zips.of("policy.yaml", text("1"), name, "");

        assertThatThrownBy(() -> FraudScorer.load(zip(zip)))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("zip: found an entry named '")
                .hasMessageContaining("expected names inside the archive");
        // Outside of the folder that is read, too.
        byte[] beside = Zips.of("cards/policy.yaml", text("1"), name, "");
        assertThatThrownBy(() -> FraudScorer.load(PolicySource.zip(new ByteArrayInputStream(beside), "cards")))
                .hasMessageContaining("expected names inside the archive");
    }

    @Test
    void load_entryOfAJarThatLeadsOutOfTheFolder_isRefused() throws IOException {
        Path file = Files.write(
                temp.resolve("cards.jar"), Zips.of("cards/policy.yaml", text("1"), "cards/../../evil.yaml", "x"));

        try (URLClassLoader loader = loader(file)) {
            assertThatThrownBy(() -> FraudScorer.load(PolicySource.classPath(loader, "cards")))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("cards/../../evil.yaml");
        }
    }

    @Test
    void load_twoEntriesOfOneName_isRefused() throws IOException {
        byte[] zip =
                Zips.renamed(Zips.of("policy.yaml", text("1"), "policy.yamL", text("2")), "policy.yamL", "policy.yaml");

        assertThatThrownBy(() -> FraudScorer.load(zip(zip)))
                .hasMessageContaining("two entries named 'policy.yaml'; expected each file once");
    }

    @Test
    void load_zipThatIsCutOff_isRefusedWhereverItEnds() throws IOException {
        byte[] zip = Zips.of("policy.yaml", text("1"), "rules/a.yaml", "[]", "rules/b.yaml", "[]");

        for (int length = 0; length < zip.length; length++) {
            byte[] begin = Arrays.copyOf(zip, length);
            assertThatThrownBy(() -> FraudScorer.load(zip(begin)))
                    .as("the first %d bytes", length)
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("zip: found ");
        }
    }

    @Test
    void load_entryThatNoDirectoryHas_isRefused() throws IOException {
        byte[] one = Zips.of("policy.yaml", text("1"));
        byte[] two = Zips.of("evil.yaml", "x", "policy.yaml", text("1"));
        int entry = new String(two, StandardCharsets.ISO_8859_1).indexOf("PK\3\4", 4);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(two, 0, entry);
        both.write(one);

        assertThatThrownBy(() -> FraudScorer.load(zip(both.toByteArray())))
                .hasMessageContaining("2 entries, and 1 in its directory");
    }

    @Test
    void load_randomBytesInAZip_areReportedOrLoaded() throws IOException {
        byte[] zip = Zips.of("policy.yaml", text("1"), "rules/a.yaml", "[]");
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] changed = zip.clone();
            for (int i = 0; i < 3; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try (FraudScorer scorer = FraudScorer.load(zip(changed))) {
                assertThat(scorer.policy().provenance().policy())
                        .as("seed %d", seed)
                        .isNotEmpty();
            } catch (PolicyException e) {
                assertThat(e.problems()).as("seed %d", seed).isNotEmpty();
            }
        }
    }

    @Test
    void load_moreEntriesThanAPolicyHas_isRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i <= Unpacking.MOST_ENTRIES; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
            }
        }

        assertThatThrownBy(() -> FraudScorer.load(zip(bytes.toByteArray())))
                .hasMessageContaining("found more than 4096 entries");
    }

    @Test
    void add_moreBytesThanAllowed_isRefusedBeforeTheyAreHeld() throws IOException {
        Unpacking unpacking = new Unpacking("zip", "", 10);
        unpacking.add("a", new ByteArrayInputStream(new byte[10]));
        unpacking.add("empty", new ByteArrayInputStream(new byte[0]));

        assertThatThrownBy(() -> unpacking.add("b", new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(
                        "more than 10 bytes when unpacked; expected a policy that is smaller, or in a folder");
    }

    @Test
    void load_folderThatIsNotThere_namesWhatIsMissing() {
        ClassLoader loader = PolicySourceTest.class.getClassLoader();
        assertThatThrownBy(() -> FraudScorer.load(PolicySource.classPath(loader, "policies/none")))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(
                        "no policy.yaml and no policy.json in the folder 'policies/none' on the class path");
        assertThatThrownBy(() -> FraudScorer.load(PolicySource.zip(temp.resolve("none.zip"))))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("none.zip: found a file that cannot be read")
                .hasMessageNotContaining(temp.toString());
        assertThatThrownBy(() -> PolicySource.classPath(loader, "/policies"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'/policies'");
    }

    @Test
    void files_ofAnArchive_areNamedAndListedAsInAFolder() throws IOException {
        PolicyFiles zip = zip(Zips.of(
                        "policy.yaml", "p", "rules/a.yaml", "a", "rules/b.yaml", "bb", "rules/old/c.yaml", "c"))
                .open();
        Path folder = Files.createDirectories(temp.resolve("same"));
        Files.createDirectories(folder.resolve("rules/old"));
        Files.writeString(folder.resolve("policy.yaml"), "p");
        Files.writeString(folder.resolve("rules/a.yaml"), "a");
        Files.writeString(folder.resolve("rules/b.yaml"), "bb");
        Files.writeString(folder.resolve("rules/old/c.yaml"), "c");
        PolicyFiles files = PolicySource.folder(folder).open();

        for (String name : new String[] {
            "policy.yaml",
            "rules/../rules/a.yaml",
            "./policy.yaml",
            "../policy.yaml",
            "rules/../../x",
            "",
            "rules",
            "rules/",
            "/etc/passwd",
            "none.yaml"
        }) {
            assertThat(zip.inside(name)).as(name).isEqualTo(files.inside(name));
            assertThat(zip.has(name)).as(name).isEqualTo(files.has(name));
        }
        for (String name : new String[] {"", "rules", "rules/old", "none"}) {
            assertThat(zip.list(name)).as(name).containsExactlyInAnyOrderElementsOf(files.list(name));
        }
        assertThat(zip.size("rules/b.yaml")).isEqualTo(2);
        assertThatThrownBy(() -> zip.open("rules")).hasMessageContaining("it is not a regular file");
        assertThatThrownBy(() -> zip.check("none.yaml")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> zip.open("../policy.yaml")).isInstanceOf(IOException.class);
    }

    private static String text(String version) {
        return POLICY.formatted(version);
    }

    private static PolicySource zip(byte[] bytes) throws IOException {
        return PolicySource.zip(new ByteArrayInputStream(bytes));
    }

    private static URLClassLoader loader(Path place) throws IOException {
        return new URLClassLoader(new URL[] {place.toUri().toURL()}, null);
    }

    private static Provenance provenance(PolicySource source) {
        try (FraudScorer scorer = FraudScorer.load(source)) {
            return scorer.policy().provenance();
        }
    }
}
