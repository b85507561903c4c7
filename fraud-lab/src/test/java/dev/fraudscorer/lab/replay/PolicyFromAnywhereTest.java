package dev.fraudscorer.lab.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.json.AssessmentJson;
import dev.fraudscorer.policy.PolicySource;
import dev.fraudscorer.testkit.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy with rules, a list, models and a detector scores the same from a folder, a jar and a stream. */
final class PolicyFromAnywhereTest {
    private static final Path FOLDER = Repository.file("hosts/policy");
    private static final Instant NOON = Instant.parse("2026-06-10T12:00:00Z");

    @TempDir
    private Path temp;

    @Test
    void score_policyOfAFolderAJarAndAStream_givesTheSameAssessments() throws IOException {
        Path jar = temp.resolve("app.jar");
        zip(jar, "policies/hosts/");
        Path zip = temp.resolve("policy.zip");
        zip(zip, "");
        List<String> expected = scores(PolicySource.folder(FOLDER));

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(scores(PolicySource.classPath(loader, "policies/hosts"))).isEqualTo(expected);
        }
        assertThat(scores(PolicySource.zip(zip))).isEqualTo(expected);
        assertThat(scores(PolicySource.zip(new ByteArrayInputStream(Files.readAllBytes(zip)))))
                .isEqualTo(expected);
        assertThat(expected).anySatisfy(json -> assertThat(json).contains("WATCHED_MERCHANT"));
        assertThat(expected).allSatisfy(json -> assertThat(json).contains("\"trees\"", "\"network\""));
    }

    @Test
    void reloadLists_zipWithAnotherList_readsIt() throws IOException {
        Path zip = temp.resolve("policy.zip");
        zip(zip, "");
        try (FraudScorer scorer = FraudScorer.load(PolicySource.zip(zip))) {
            assertThat(scorer.policy().reloadLists().changed()).isEmpty();
            byte[] all = Files.readAllBytes(zip);
            Files.writeString(temp.resolve("watched.txt"), "another-merchant\n");
            try (OutputStream out = Files.newOutputStream(zip);
                    ZipOutputStream changed = new ZipOutputStream(out)) {
                copy(changed, "", temp.resolve("watched.txt"));
            }

            assertThat(scorer.policy().reloadLists().changed())
                    .singleElement()
                    .satisfies(list -> assertThat(list.entries()).isEqualTo(1));
            Files.write(zip, all);
            assertThat(scorer.policy().reload().digest()).isEqualTo(digest(PolicySource.folder(FOLDER)));
        }
    }

    private static String digest(PolicySource source) {
        try (FraudScorer scorer = FraudScorer.load(source)) {
            return scorer.policy().provenance().digest();
        }
    }

    private static List<String> scores(PolicySource source) {
        List<String> scores = new ArrayList<>();
        try (FraudScorer scorer = FraudScorer.builder(source)
                .clock(Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC))
                .load()) {
            for (int i = 0; i < 20; i++) {
                Assessment assessment = scorer.score(scorer.event("payment", "tx-" + i, NOON.plusSeconds(i))
                        .set("card", "c" + i % 3)
                        .set("merchant", i % 2 == 0 ? "m-1" : "m-2")
                        .set("amount", 50 + 20 * i)
                        .set("channel", "CNP")
                        .build());
                // The detector learns beside the calls, so how far it has come differs from run to run.
                scores.add(AssessmentJson.write(assessment).replaceAll("learned [0-9]+ of", "learned some of"));
            }
        }
        return scores;
    }

    private static void zip(Path file, String prefix) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            copy(zip, prefix, FOLDER.resolve("lists/watched.txt"));
        }
    }

    /** The policy with this list in the place of its own. */
    private static void copy(ZipOutputStream zip, String prefix, Path watched) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(prefix + FOLDER.relativize(file).toString().replace('\\', '/')));
                Files.copy(file.endsWith("watched.txt") ? watched : file, zip);
            }
        }
    }
}
