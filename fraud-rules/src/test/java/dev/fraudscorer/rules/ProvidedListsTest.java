package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.policy.ListVersion;
import dev.fraudscorer.policy.PolicyException;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.policy.PolicySignature;
import dev.fraudscorer.spi.ListEntries;
import dev.fraudscorer.spi.ListProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists whose entries the host provides. */
final class ProvidedListsTest {
    @TempDir
    Path folder;

    private final Sanctions sanctions = new Sanctions();

    @BeforeEach
    void policy() {
        new PolicyFiles(folder).policy("""
                lists:
                  sanctioned: { provider: sanctions, of: card }
                rules:
                  - { id: sanctioned, when: card in lists.sanctioned, reason: ONE, decide: deny }
                """);
    }

    @Test
    void score_entryOfTheHost_isOnTheListWhileItHolds() {
        sanctions.content = out -> {
            out.add("a");
            out.add("b", "court", "registry", null, Instant.parse("2020-01-01T00:00:00Z"));
        };
        try (FraudScorer scorer = load()) {
            assertThat(score(scorer, "a").decision()).isEqualTo(Decision.DENY);
            assertThat(score(scorer, "b").decision()).isNotEqualTo(Decision.DENY);
            assertThat(scorer.policy().lists())
                    .singleElement()
                    .satisfies(list -> assertThat(list.file()).isEqualTo("provider:sanctions"))
                    .satisfies(list -> assertThat(list.entries()).isEqualTo(2));
        }
    }

    @Test
    void reloadLists_otherEntries_areInEffectUnderAnotherDigest() {
        try (FraudScorer scorer = load()) {
            String before = scorer.policy().provenance().digest();
            sanctions.content = out -> out.add("b");

            assertThat(scorer.policy().reloadLists().changed())
                    .extracting(ListVersion::name)
                    .containsExactly("sanctioned");

            assertThat(score(scorer, "a").decision()).isNotEqualTo(Decision.DENY);
            assertThat(score(scorer, "b").decision()).isEqualTo(Decision.DENY);
            assertThat(scorer.policy().provenance().digest()).isNotEqualTo(before);
            try (FraudScorer afresh = load()) {
                assertThat(afresh.policy().provenance())
                        .isEqualTo(scorer.policy().provenance());
            }
        }
    }

    @Test
    void reloadLists_sameEntries_changeNothing() {
        try (FraudScorer scorer = load()) {
            assertThat(scorer.policy().reloadLists().changed()).isEmpty();
            assertThat(sanctions.reads).isEqualTo(2);
        }
    }

    @Test
    void reloadLists_sameVersion_readsNothing() {
        sanctions.version = "delivery 7";
        try (FraudScorer scorer = load()) {
            sanctions.content = out -> out.add("b");
            assertThat(scorer.policy().reloadLists().changed()).isEmpty();
            assertThat(sanctions.reads).isEqualTo(1);

            sanctions.version = "delivery 8";
            assertThat(scorer.policy().reloadLists().changed()).hasSize(1);
            assertThat(score(scorer, "b").decision()).isEqualTo(Decision.DENY);
        }
    }

    /** Nobody but the host could give its former entries back, and in an emergency the present ones are those that it wants. */
    @Test
    void rollback_otherEntriesSince_isPossibleAndHasThePresentOnes() {
        Path yaml = folder.resolve("policy.yaml");
        try (FraudScorer scorer = load()) {
            new PolicyFiles(folder).file("policy.yaml", read(yaml).replace("version: \"1\"", "version: \"2\""));
            scorer.policy().reload();
            sanctions.content = out -> out.add("b");
            scorer.policy().reload();

            assertThat(scorer.policy().rollback().version()).isEqualTo("1");
            assertThat(score(scorer, "b").decision()).isEqualTo(Decision.DENY);
        }
    }

    @Test
    void signature_coversNoEntriesOfTheHost() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        PolicySignature signature =
                FraudScorer.builder(folder).provide("sanctions", sanctions).sign("ops", keys.getPrivate(), 1);
        assertThat(signature.files()).containsOnlyKeys("policy.yaml");
        new PolicyFiles(folder).file(PolicySignature.FILE, signature.text());
        sanctions.content = out -> out.add("b");

        try (FraudScorer scorer = FraudScorer.builder(folder)
                .provide("sanctions", sanctions)
                .trustedKeys(PolicyKeys.of("ops", keys.getPublic()))
                .load()) {
            sanctions.content = out -> out.add("c");
            assertThat(scorer.policy().reloadLists().changed()).hasSize(1);
            assertThat(score(scorer, "c").decision()).isEqualTo(Decision.DENY);
            sanctions.content = out -> out.add("d");
            assertThat(scorer.policy().check().files().changed()).containsExactly("provider:sanctions");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError("cannot read", e);
        }
    }

    /** A refused reading of a version is none. */
    @Test
    void reloadLists_brokenEntries_areRefusedEachTimeAndTheOldOnesStay() {
        sanctions.version = "7";
        try (FraudScorer scorer = load()) {
            sanctions.version = "8";
            sanctions.content = out -> out.add("4111111111111111");
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> scorer.policy().reloadLists())
                        .isInstanceOf(PolicyException.class)
                        .hasMessageContaining("provider:sanctions:1")
                        .hasMessageNotContaining("4111");
            }
            sanctions.content = out -> {
                throw new IOException("secret");
            };
            assertThatThrownBy(() -> scorer.policy().reloadLists())
                    .isInstanceOf(PolicyException.class)
                    .hasMessageContaining("java.io.IOException")
                    .hasMessageNotContaining("secret");

            assertThat(score(scorer, "a").decision()).isEqualTo(Decision.DENY);
        }
    }

    @Test
    @SuppressWarnings("NullAway") // what a host without null checks hands over
    void load_entriesThatAreNone_areReportedByNumber() {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        sanctions.content = out -> {
            out.add("a");
            out.add(null);
            out.add(" ");
            out.add("x".repeat(5_000));
            out.add("b", "4111111111111111", "", null, null);
            out.add("b", "", "", noon, noon);
            out.add("b", "", "", Instant.MAX, null);
        };

        assertThat(problems())
                .containsExactly(
                        "provider:sanctions:2: found null instead of a text; expected a text, which may be empty",
                        "provider:sanctions:3: found an empty key; expected the token of an entity",
                        "provider:sanctions:4: found a text of more than 4096 characters; expected a shorter one",
                        "provider:sanctions:5: found a card number; expected a word that does not hold one",
                        "provider:sanctions:6: found an end of the validity that is not after its begin; expected a"
                                + " later end",
                        "provider:sanctions:7: found a time that is too far from 1970; expected a time within some"
                                + " million years");
    }

    @Test
    void load_tenThousandBrokenEntries_reportsSomeAndCountsTheOthers() {
        sanctions.content = out -> IntStream.range(0, 10_000).forEach(i -> out.add(""));

        assertThat(problems())
                .hasSize(21)
                .contains("provider:sanctions: found another 9980 broken entries; expected none");
    }

    @Test
    void load_versionThatIsNone_isReported() {
        sanctions.version = "x".repeat(201);

        assertThat(problems()).singleElement().asString().contains("list provider that threw java.lang.IllegalState");
    }

    @Test
    void add_afterTheCall_isRefused() {
        ListEntries[] kept = new ListEntries[1];
        sanctions.content = out -> kept[0] = out;
        try (FraudScorer scorer = load()) {
            assertThatThrownBy(() -> Objects.requireNonNull(kept[0]).add("a"))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(scorer.policy().lists().get(0).entries()).isZero();
        }
    }

    @Test
    void load_providerThatIsUnknownOrBesideAFile_isReported() {
        new PolicyFiles(folder).file("one.txt", "a\n").policy("""
                lists:
                  sanctioned: { provider: sanction, of: card }
                  both: { provider: sanctions, file: one.txt, of: card }
                """);

        assertThat(problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem)
                        .contains("found unknown list provider 'sanction'", "did you mean 'sanctions'?"))
                .anySatisfy(problem -> assertThat(problem).contains("found a file beside a provider; expected one"));
    }

    private FraudScorer load() {
        return FraudScorer.builder(folder).provide("sanctions", sanctions).load();
    }

    private List<String> problems() {
        return catchThrowableOfType(PolicyException.class, this::load).problems().stream()
                .map(PolicyProblem::toString)
                .toList();
    }

    private static Assessment score(FraudScorer scorer, String card) {
        return scorer.assess(scorer.event("payment", "tx-" + card, Instant.parse("2026-11-22T12:00:00Z"))
                .lenient()
                .set("card", card)
                .build());
    }

    /** What a test hands over. */
    private interface Content {
        void add(ListEntries out) throws Exception;
    }

    private static final class Sanctions implements ListProvider {
        private String version = "";
        private Content content = out -> out.add("a");
        private int reads;

        @Override
        public void read(ListEntries out) throws Exception {
            reads++;
            content.add(out);
        }

        @Override
        public String version() {
            return version;
        }
    }
}
