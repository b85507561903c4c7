package dev.fraudscorer.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.PolicyText;
import dev.fraudscorer.TestGauges;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Provenance;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicySource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Back to the version before, whatever has become of its files. */
final class RollbackTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private FraudScorer scorer;
    private Provenance first;

    @BeforeEach
    void load() {
        PolicyText.write(folder, version(1));
        scorer = FraudScorer.load(folder);
        first = scorer.policy().provenance();
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @Test
    void rollback_afterAReload_isExactlyTheVersionBefore() {
        reloadVersion(2);

        Provenance back = scorer.policy().rollback();

        assertThat(back).isEqualTo(first);
        Assessment after = scorer.score(payment("tx-1"));
        assertThat(after.provenance()).isEqualTo(first);
        assertThat(after.scheme().thresholds().deny()).isEqualTo(deny(1));
    }

    @Test
    void rollback_folderVanished_isPossible() throws IOException {
        reloadVersion(2);
        Files.delete(folder.resolve("policy.yaml"));

        assertThat(scorer.policy().rollback()).isEqualTo(first);
        assertThatThrownBy(() -> scorer.policy().reload())
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("no policy.yaml");
        assertThat(scorer.policy().provenance()).isEqualTo(first);
    }

    @Test
    void rollback_ofJsonThatBecameYaml_readsTheJson(@TempDir Path json) throws IOException {
        String text = "{\"policy\": \"test\", \"version\": \"json\", \"events\": {\"payment\": {\"card\": \"key\","
                + " \"amount\": \"number\", \"fail\": \"text\"}}, \"test\": {\"feature\": \"seen\"},"
                + " \"score\": {\"thresholds\": {\"approve\": 0.2, \"deny\": 0.8}}}";
        PolicyText.write(json, "policy.json", text);
        try (FraudScorer other = FraudScorer.load(json)) {
            Provenance before = other.policy().provenance();
            Files.delete(json.resolve("policy.json"));
            PolicyText.write(json, text.replace("\"json\"", "\"yaml\""));
            assertThat(other.policy().reload().version()).isEqualTo("yaml");

            assertThat(other.policy().rollback()).isEqualTo(before);
        }
    }

    @Test
    void rollback_toAnotherFolder_isWhereLaterReloadsLook(@TempDir Path other) {
        PolicyText.write(other, version(7));
        scorer.policy().reload(other);
        scorer.policy().rollback();
        PolicyText.write(folder, version(3));

        assertThat(scorer.policy().reload().version()).isEqualTo("3");
    }

    @Test
    void rollback_fromAZipThatIsGone_isPossible() throws IOException {
        PolicySource zip = PolicySource.zip(new ByteArrayInputStream(zip("policy.yaml", version(5))));
        scorer.policy().reload(zip);
        Provenance zipped = scorer.policy().provenance();
        scorer.policy().reload(folder);

        assertThat(scorer.policy().rollback()).isEqualTo(zipped);
    }

    @Test
    void rollback_stateAndRetries_continue() {
        Event event = payment("tx-1");
        Assessment answer = scorer.score(event);
        reloadVersion(2);
        scorer.score(payment("tx-2"));
        scorer.policy().rollback();
        scorer.score(payment("tx-3"));

        assertThat(scorer.score(event)).isSameAs(answer);
        assertThat(TestGauges.of(scorer.metrics().gauges())).containsEntry("counter.events{source=counter}", 3L);
    }

    @Test
    void rollback_atOnceAfterTheLoad_isRefusedWithAdvice() {
        assertThatThrownBy(() -> scorer.policy().rollback())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no version before to go back to")
                .hasMessageContaining("reload the policy that is wanted");
        assertThat(scorer.policy().provenance()).isEqualTo(first);
    }

    @Test
    void rollback_twice_doesNotComeBackToTheVersionThatWasLeft() {
        reloadVersion(2);
        scorer.policy().rollback();

        assertThatThrownBy(() -> scorer.policy().rollback()).isInstanceOf(IllegalStateException.class);
        assertThat(scorer.policy().provenance()).isEqualTo(first);
    }

    @Test
    void rollback_afterTheSameVersionTwice_goesBackBehindBoth() {
        reloadVersion(2);
        scorer.policy().reload();

        assertThat(scorer.policy().rollback()).isEqualTo(first);
    }

    @Test
    void rollback_afterARefusedReload_isToTheVersionBeforeTheOneInUse() {
        reloadVersion(2);
        PolicyText.write(folder, "policy: broken");
        assertThatThrownBy(() -> scorer.policy().reload()).isInstanceOf(PolicyException.class);

        assertThat(scorer.policy().rollback()).isEqualTo(first);
    }

    @Test
    void rollback_oneBefore_isAllThatIsKept() {
        reloadVersion(2);
        Provenance second = scorer.policy().provenance();
        reloadVersion(3);

        assertThat(scorer.policy().rollback()).isEqualTo(second);
        assertThatThrownBy(() -> scorer.policy().rollback()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rollback_closedScorer_reportsIt() {
        reloadVersion(2);
        scorer.close();
        assertThatThrownBy(() -> scorer.policy().rollback())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this scorer is closed");
    }

    private void reloadVersion(int number) {
        PolicyText.write(folder, version(number));
        scorer.policy().reload();
    }

    private Event payment(String id) {
        return scorer.event("payment", id, NOON)
                .set("card", "tok")
                .set("amount", 500)
                .build();
    }

    private static String version(int number) {
        return PolicyText.TEST_POLICY
                .replace("version: 1", "version: " + number)
                .replace("deny: 0.80", "deny: " + deny(number));
    }

    private static double deny(int number) {
        return 0.5 + number / 100.0;
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return bytes.toByteArray();
    }
}
