package dev.fraudscorer.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Provenance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
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
    void load_archiveInFrontOfAnother_isRefused() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(Zips.of("policy.yaml", text("1")));
        both.write(Zips.of("policy.yaml", text("2")));

        assertThatThrownBy(() -> FraudScorer.load(zip(both.toByteArray())))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("a directory that does not end where the archive says");
    }

    @Test
    void load_directoryWithOtherNamesThanTheEntries_isRefused() throws IOException {
        byte[] zip = Zips.of("policy.yaml", text("1"), "policy.yamL", text("2"));
        int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        byte[] entries = Arrays.copyOf(zip, directory);
        byte[] records = Arrays.copyOfRange(zip, directory, zip.length);
        byte[] swapped = Zips.renamed(
                Zips.renamed(Zips.renamed(records, "policy.yaml", "policy.temp"), "policy.yamL", "policy.yaml"),
                "policy.temp",
                "policy.yamL");

        for (byte[] others : new byte[][] {
            swapped,
            Zips.renamed(records, "policy.yaml", "readme.yaml"),
            Zips.renamed(records, "policy.yaml", "policy.yamL")
        }) {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.write(entries);
            both.write(others);
            assertThatThrownBy(() -> FraudScorer.load(zip(both.toByteArray())))
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("of its directory that is not the one of that name");
        }
    }

    @Test
    void load_directoryThatLeadsToAnEntryInsideAnother_isRefused() throws IOException {
        byte[] hidden = stored("policy.yaml", text("2"));
        int hiddenRecords = new String(hidden, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        String inner = new String(hidden, 0, hiddenRecords, StandardCharsets.ISO_8859_1);
        byte[] zip = stored("a.bin", inner, "policy.yaml", text("1"));
        String shown = new String(zip, StandardCharsets.ISO_8859_1);
        int record = shown.lastIndexOf("PK\1\2");
        zip[record + 42] = (byte) shown.indexOf("PK\3\4", 4);
        zip[record + 43] = 0;

        assertThatThrownBy(() -> FraudScorer.load(zip(zip)))
                .hasMessageContaining("an entry 'policy.yaml' of its directory that is not the one of that name");
    }

    @Test
    void load_entryThatSomeToolsNameOtherwise_isRefused() throws IOException {
        assertThat(provenance(zip(withUnicodePath("policy.yaml"))).version()).isEqualTo("1");
        for (String other : new String[] {"readme.yaml", "policy.yaml.old", ""}) {
            byte[] zip = withUnicodePath(other);
            assertThatThrownBy(() -> FraudScorer.load(zip(zip)))
                    .as(other)
                    .hasMessageContaining("an entry 'policy.yaml' of its directory that is not the one of that name");
        }
    }

    @Test
    void load_storedEntriesAndAComment_areTaken() throws IOException {
        assertThat(provenance(zip(stored("policy.yaml", text("1"), "rules/", "")))
                        .version())
                .isEqualTo("1");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment("of cards");
            zip.putNextEntry(new ZipEntry("policy.yaml"));
            zip.write(text("1").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(provenance(zip(bytes.toByteArray())).version()).isEqualTo("1");
    }

    @Test
    void load_cardNumberWhereANameIsCut_isNotShownInPart() throws IOException {
        String name = "../" + "x".repeat(180) + "-4111111111111111" + "y".repeat(40);

        assertThatThrownBy(() -> FraudScorer.load(zip(Zips.of(name, ""))))
                .hasMessageContaining("an entry named '")
                .hasMessageNotContaining("411");
    }

    @Test
    void zip_whatIsNoFile_isRefusedUnopened() {
        assertThatThrownBy(() -> FraudScorer.load(PolicySource.zip(temp)))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("found what is no regular file; expected a zip");
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
                        "more than 10 bytes when unpacked; expected a policy that is smaller, or in a folder, or more"
                                + " memory");
    }

    @Test
    void mostBytes_ofAnyMemory_isAQuarterOfItAndNeverMoreThan512MiB() {
        assertThat(Unpacking.mostBytes(64 << 20)).isEqualTo(16 << 20);
        assertThat(Unpacking.mostBytes(2L << 30)).isEqualTo(512 << 20);
        assertThat(Unpacking.mostBytes(Long.MAX_VALUE)).isEqualTo(512 << 20);
        assertThat(Unpacking.MOST_BYTES).isLessThanOrEqualTo((int)
                Math.min(512 << 20, Runtime.getRuntime().maxMemory() / 4));
    }

    @Test
    void zip_streamThatTakesMoreMemoryThanThereIs_isAReport() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError("as if");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                throw new OutOfMemoryError("as if");
            }
        };

        assertThatThrownBy(() -> PolicySource.zip(endless))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("zip: found an archive that needs more memory than there is; expected a policy");
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

    private static byte[] withUnicodePath(String path) throws IOException {
        byte[] name = "policy.yaml".getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(name);
        byte[] other = path.getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry("policy.yaml");
        entry.setExtra(ByteBuffer.allocate(9 + other.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0x7075)
                .putShort((short) (5 + other.length))
                .put((byte) 1)
                .putInt((int) sum.getValue())
                .put(other)
                .array());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry);
            zip.write(text("1").getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] stored(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                byte[] content = namesAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1);
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry entry = new ZipEntry(namesAndTexts[i]);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return bytes.toByteArray();
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
