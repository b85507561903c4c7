package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.FailureKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that no domain, no BIN and no address is: whether it is on a list is not known, and that approves nothing. */
class HostileListValuesTest {
    private static final long SEED = Long.getLong("fraudscorer.seed", 20_261_130);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** None of these is in a domain, a number or an address. */
    private static final String FOREIGN =
            " \t\n\r\0\u0007\u007f\u0085\u00a0\u2028\u2029\u202a\u202e\u2066\u2069\u200e\u200d\u3000,;<>()[]{}\"'*?!%$#|\\/+=^`~&\u2010\u2013\u2212\ufffd\ue000";

    @TempDir
    Path folder;

    private FraudScorer scorer;
    private int events;

    @BeforeEach
    void load() {
        scorer = new PolicyFiles(folder)
                .file("d.txt", "evil.example\nbücher.example\n☃.example\n")
                .file("b.txt", "411111\n52000000-52004999\n41222200-41222249\n")
                .file("a.txt", "203.0.113.0/24\n2001:db8::/32\n")
                .file("policy.yaml", """
                        policy: test
                        version: 1
                        events:
                          payment: { email: text, issuer: text, address: text }
                        lists:
                          domains: { file: d.txt, of: email, kind: suffix }
                          bins: { file: b.txt, of: issuer, kind: bin }
                          networks: { file: a.txt, of: address, kind: cidr }
                        score: { thresholds: { approve: 0.2, deny: 0.8 } }
                        rules:
                          - { id: d, when: email in lists.domains, reason: D, decide: deny }
                          - { id: b, when: issuer in lists.bins, reason: B, decide: deny }
                          - { id: a, when: address in lists.networks, reason: A, decide: deny }
                          - { id: c, when: "in_cidr(address, '198.51.100.0/24')", reason: C, decide: deny }
                        """)
                .load();
    }

    @AfterEach
    void close() {
        scorer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                ".",
                "a@",
                "a@evil.example ",
                " evil.example",
                "a@evil.example\0",
                "a@evil..example",
                "a@evil.example..",
                "a@.evil.example",
                "a@evil.example\u202e",
                "a@evil\u200d.example",
                "a@b\u00fccher\u200d.example",
                "a@\u202eevil.example",
                "a@ev il.example",
                "<a@evil.example>",
                "Anna <a@evil.example>",
                "a@evil.example, b@good.example",
                "a@evil.example@good.example",
                "a\uFF20evil.example@good.example",
                "\"a\" a@evil.example \"@good.example",
                "a@[203.0.113.7]",
                "https://evil.example/",
                "a@evil.example:25"
            })
    void score_textThatIsNoDomain_isNotKnownToBeOffTheList(String email) {
        assertNotKnown("email", email, "d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EVIL.example",
                "a@EVIL.example",
                "a@evil.example.",
                "\"a@good.example\"@evil.example",
                "a b@evil.example",
                "a\uFF20evil.example",
                "a@ev\u00adil\u3002example",
                "a@mx_1.evil.example",
                "a@\u2603.example",
                "a@\u0915\u094d\u200d\u0937.evil.example"
            })
    void score_domainOnTheList_isDenied(String email) {
        assertThat(score("email", email).decision()).isEqualTo(Decision.DENY);
    }

    @Test
    void score_longLocalPart_doesNotHideTheDomain() {
        for (int length : new int[] {1, 300, 319, 320, 321, 3_000}) {
            assertThat(score("email", "a".repeat(length) + "@EVIL.example").decision())
                    .as("%d", length)
                    .isEqualTo(Decision.DENY);
            assertThat(score("email", "ü".repeat(length) + "@bücher.example").decision())
                    .as("%d", length)
                    .isEqualTo(Decision.DENY);
        }
    }

    @Test
    void score_labelsOrDomainsOfAnyLength_areListedOrNotKnown() {
        for (int length : new int[] {64, 200, 254, 321, 3_000}) {
            assertNotKnown("email", "a@" + "x".repeat(length) + ".evil.example", "d");
            assertNotKnown("email", "a@" + "x.".repeat(length / 2) + "x".repeat(200) + ".evil.example", "d");
        }
        assertNotKnown("email", "a@" + "\u00ad".repeat(4_000) + "evil.example", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@good.example", "good.example.", "localhost", "a@bucher.example", "a@notevil.example"})
    void score_anotherDomain_isNotListed(String email) {
        assertClean("email", email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\uff14\uff11\uff11\uff11\uff11\uff11", // full width
                "\u0664\u0661\u0661\u0661\u0661\u0661",
                " 411111",
                "411111 ",
                "4111-11",
                "41111",
                "412222", // of some of its numbers
                "411111\0",
                "+411111",
                "0x411111",
                "tok_1",
                "4111111111111111111"
            })
    void score_textThatIsNoBin_isNotKnownToBeOffTheList(String issuer) {
        assertNotKnown("issuer", issuer, "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"411112", "52005000", "520050", "999999"})
    void score_anotherBin_isNotListed(String issuer) {
        assertClean("issuer", issuer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "203.0.113.9 ",
                "203.0.113.9\0",
                "203.0.113.009",
                "203.0.113",
                "3405803785",
                "203.0.113.9:443",
                "[2001:db8::1]",
                "2001:db8::1%eth0",
                "\uff12\uff10\uff13.0.113.9",
                "unknown",
                "203.0.113.9, 192.0.2.1"
            })
    void score_textThatIsNoAddress_isNotKnownToBeOffTheList(String address) {
        assertNotKnown("address", address, "a", "c");
    }

    /** One foreign character anywhere in a listed value: it is found all the same, or not known. */
    @Test
    void score_listedValueWithAForeignCharacter_neverApproves() {
        SplittableRandom random = new SplittableRandom(SEED);
        String[][] listed = {
            {"email", "mx.evil.example", "evil.example", "bücher.example"},
            {"issuer", "411111", "41111122", "52001234"},
            {"address", "203.0.113.9", "2001:db8::1"}
        };
        for (int i = 0; i < 20_000; i++) {
            String[] kind = listed[random.nextInt(listed.length)];
            StringBuilder text = new StringBuilder(kind[random.nextInt(1, kind.length)]);
            for (int count = random.nextInt(3); count >= 0; count--) {
                char foreign = FOREIGN.charAt(random.nextInt(FOREIGN.length()));
                text.insert(random.nextInt(text.length() + 1), foreign);
            }
            Assessment assessment = score(kind[0], text.toString());
            assertThat(assessment.decision() == Decision.APPROVE || !isTold(assessment))
                    .as("seed %d, %s '%s'", SEED, kind[0], text)
                    .isFalse();
        }
    }

    private static boolean isTold(Assessment assessment) {
        return assessment.degraded() || assessment.decision() == Decision.DENY;
    }

    private void assertNotKnown(String attribute, String text, String... rules) {
        Assessment assessment = score(attribute, text);
        assertThat(assessment.degraded()).as("'%s'", text).isTrue();
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(assessment.evidence())
                .filteredOn(item -> item.failure() == FailureKind.NOT_EVALUABLE)
                .extracting(Evidence::source)
                .containsExactly(rules);
    }

    private void assertClean(String attribute, String text) {
        Assessment assessment = score(attribute, text);
        assertThat(assessment.degraded()).as("'%s'", text).isFalse();
        assertThat(assessment.decision()).isEqualTo(Decision.APPROVE);
    }

    private Assessment score(String attribute, String text) {
        Assessment assessment = scorer.score(scorer.event("payment", "e" + events++, NOON)
                .set(attribute, text)
                .build());
        assertThat(List.of("d", "b", "a", "c"))
                .containsAll(
                        assessment.evidence().stream().map(Evidence::source).toList());
        return assessment;
    }
}
