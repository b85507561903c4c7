package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceKind;
import dev.fraudscorer.assessment.FailureKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One thing has one text, in rules, lists and rates as in events. */
class OneSpellingTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String HEAD = """
            policy: test
            version: 1
            events:
              payment:
                card: { type: key, required: false }
                user: { type: key, required: false, trim: true, case: fold }
                email: text
                ip: ip
                country: { type: country, codes: [XK] }
                currency: { type: currency, codes: [BGN] }
                amount: number
            score: { thresholds: { approve: 0.2, deny: 0.8 } }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country == 'UK'|'UK', which 'country' (country) never is|did you mean 'GB'?",
                "country != 'de'|'de', which 'country' (country) never is|did you mean 'DE'?",
                "'ZZ' == country|'ZZ', which 'country' (country) never is|an ISO 3166-1 code",
                "country in ['AT', 'UK']|'UK', which 'country' (country) never is|did you mean 'GB'?",
                "['AT', 'ZZ'].exists(c, country == c)|'ZZ', which 'country' (country) never is|an ISO 3166-1 code",
                "currency in ['EUX']|'EUX', which 'currency' (currency) never is|an ISO 4217 code",
                "currency == 'DEM'|'DEM', which 'currency' (currency) never is|did you mean 'EUR'?",
                "if_missing(country, 'none') == 'UK'|'UK', which 'country' (country) never is|did you mean 'GB'?",
                "(amount > 1.0 ? country : 'AT') == 'UK'|'UK', which 'country' (country) never is|did you mean 'GB'?",
                "ip == '::ffff:192.0.2.1'|'::ffff:192.0.2.1', which 'ip' (ip) never is|expected '192.0.2.1', as events hold it",
                "ip == '2001:DB8::1'|'2001:DB8::1', which 'ip' (ip) never is|expected '2001:db8::1', as events hold it",
                "ip == '10.0.0.0/8'|'10.0.0.0/8', which 'ip' (ip) never is|in_cidr(ip, '10.0.0.0/8')",
                "user == 'Anna'|'Anna', which 'user' (key) never is|expected 'anna', as events hold it",
                "in_cidr(ip, '192.0.2.1/24')|'192.0.2.1/24', which is a network with bits behind its length|192.0.2.0/24, if",
                "in_cidr(ip, '2001:db8::1/32')|'2001:db8::1/32', which is a network with bits|2001:db8::/32, if the network",
                "in_cidr(ip, '192.0.2.0/33')|'192.0.2.0/33', which is no range of IP addresses|such as 203.0.113.0/24"
            })
    void load_textThatNoEventHolds_isAMistake(String condition, String found, String expected) {
        List<String> problems = files("rules:\n  - { id: a, when: \"" + condition + "\", reason: A, risk: 0.5 }\n")
                .problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).contains(found).contains(expected);

        assertThat(files("derived:\n  a: \"" + condition + "\"\n").problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country == 'XK' || country in ['GB', 'AQ']",
                "currency == 'BGN' || currency == 'XCG'",
                "if_missing(country, 'none') == 'none'",
                "if_missing(country, '') != email",
                "(amount > 1.0 ? country : 'elsewhere') == 'elsewhere'",
                "ip == '192.0.2.1' || ip == '2001:db8::1'",
                "ip.startsWith('10.') || country < 'ZZ'",
                "user == 'anna' && card == 'Anna' && email == ' '"
            })
    void load_textThatEventsMayHold_isTaken(String condition) {
        assertThat(files("rules:\n  - { id: a, when: \"" + condition + "\", reason: A, risk: 0.5 }\n")
                        .problems())
                .isEmpty();
    }

    @Test
    void load_listsOfCodesAndAddresses_areCheckedAndSpelledAsEventsAre() {
        PolicyFiles files = files("""
                lists:
                  countries: { file: c.txt, of: country }
                  addresses: { file: a.txt, of: ip }
                  users: { file: u.txt, of: [user, card] }
                rules:
                  - { id: c, when: country in lists.countries, reason: C, decide: review }
                  - { id: a, when: ip in lists.addresses, reason: A, decide: review }
                  - { id: u, when: user in lists.users, reason: U, decide: review }
                  - { id: k, when: card in lists.users, reason: K, decide: review }
                """);
        files.file("c.txt", "AT\nUK\nXK\n")
                .file("a.txt", "::ffff:c000:201\n10.0.0.0/8\n")
                .file("u.txt", " Anna\n");
        assertThat(files.problems())
                .containsExactly(
                        "a.txt:2: found a key that no event carries in 'ip'; expected an IPv4 or IPv6 address; for ranges,"
                                + " kind: cidr",
                        "c.txt:2: found a key that no event carries in 'country'; expected an ISO 3166-1 code, or"
                                + " one of the attribute's 'codes'; did you mean 'GB'?");

        files.file("c.txt", "AT\nXK\n").file("a.txt", "::ffff:c000:201\n2001:DB8:0::1\n");
        assertThat(fired(files, "ip", "192.0.2.1")).containsExactly("a");
        assertThat(fired(files, "ip", "::FFFF:192.0.2.1")).containsExactly("a");
        assertThat(fired(files, "ip", "2001:0db8::0001")).containsExactly("a");
        assertThat(fired(files, "ip", "192.0.2.2")).isEmpty();
        assertThat(fired(files, "country", "XK")).containsExactly("c");
        assertThat(fired(files, "user", "ANNA ")).containsExactly("u");
        assertThat(fired(files, "card", "Anna")).containsExactly("k");
        assertThat(fired(files, "card", "anna")).containsExactly("k");
        assertThat(fired(files, "card", "ANNA")).isEmpty();
    }

    @Test
    void load_rates_knowCodesOfTheStandardAndOfThePolicy() {
        assertThat(files("rates: { base: EUX, per_base: { DEM: 2, BGN: 1.95 } }\n")
                        .problems())
                .containsExactly(
                        "policy.yaml:13:16: found the currency 'EUX'; expected an ISO 4217 code, such as EUR, or"
                                + " one of the 'codes' of a currency of this policy",
                        "policy.yaml:13:33: found the currency 'DEM'; expected an ISO 4217 code, such as EUR, or"
                                + " one of the 'codes' of a currency of this policy; did you mean 'EUR'?");
        assertThat(files("rates: { base: EUR, per_base: { BGN: 1.95, USD: 1.08 } }\n")
                        .problems())
                .isEmpty();
    }

    @Test
    void score_unknownCurrencyOfAnEvent_isInvalidAndDegraded() {
        PolicyFiles files = files("""
                rates: { base: EUR, per_base: { CZK: 25.0 } }
                rules:
                  - { id: large, when: "amount_in('EUR') >= 20000", reason: LARGE, risk: 0.5 }
                """);
        Assessment assessment = score(files, "currency", "EUX");

        assertThat(assessment.degraded()).isTrue();
        assertThat(assessment.decision()).isEqualTo(Decision.REVIEW);
        assertThat(assessment.evidence())
                .filteredOn(evidence -> evidence.failure() == FailureKind.INVALID)
                .extracting(Evidence::detail)
                .containsExactly("currency: unknown_code");
    }

    @Test
    void score_domainsInAnySpelling_areOneDomain() {
        PolicyFiles files = domains();
        for (String email : List.of(
                "anna@trashmail.example",
                "ANNA@TRASHMAIL.EXAMPLE",
                "anna@mx.trashmail.example",
                "anna+shop7@trashmail.example",
                "anna@trashmail.example.",
                "\"anna@home\"@trashmail.example",
                "a@inbox-it.example",
                "a@INBOX-IT.EXAMPLE",
                "a@bücher-wegwerf.example",
                "a@xn--bcher-wegwerf-wob.example",
                "a@müller.example",
                "a@MU\u0308LLER.example",
                "a@BÜCHER-WEGWERF.example",
                "a@mx.BÜCHER-WEGWERF.example.",
                "a@trash\u00admail\u3002example")) {
            assertThat(fired(files, "email", email)).as(email).containsExactly("throwaway");
        }
        for (String email : List.of(
                "a@nottrashmail.example",
                "trashmail.example@good.example",
                "a@bucher-wegwerf.example",
                "a@notbücher-wegwerf.example",
                "bücher-wegwerf.example@good.example",
                "a@mueller.example",
                "ü".repeat(4000))) {
            assertThat(fired(files, "email", email)).as(email).isEmpty();
        }
    }

    @Test
    void score_inATurkishLocale_isAsInAnyOther() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("tr", "TR"));
            PolicyFiles files = domains();
            assertThat(fired(files, "email", "a@inbox-it.example")).containsExactly("throwaway");
            assertThat(fired(files, "email", "a@INBOX-IT.EXAMPLE")).containsExactly("throwaway");
            assertThat(files("rules:\n  - { id: a, when: \"country == 'it'\", reason: A, risk: 0.5 }\n")
                            .problems()
                            .get(0))
                    .contains("did you mean 'IT'?");
        } finally {
            Locale.setDefault(before);
        }
    }

    private PolicyFiles domains() {
        return files("""
                lists:
                  throwaway: { file: d.txt, of: email, kind: suffix }
                rules:
                  - { id: throwaway, when: email in lists.throwaway, reason: T, decide: review }
                """)
                .file("d.txt", "trashmail.example\nINBOX-IT.example.\nbücher-wegwerf.example\nxn--mller-kva.example\n");
    }

    private PolicyFiles files(String sections) {
        return new PolicyFiles(folder).file("policy.yaml", HEAD + sections);
    }

    private static List<String> fired(PolicyFiles files, String attribute, String text) {
        return score(files, attribute, text).evidence().stream()
                .filter(evidence -> evidence.kind() == EvidenceKind.RULE)
                .map(Evidence::source)
                .toList();
    }

    private static Assessment score(PolicyFiles files, String attribute, String text) {
        try (FraudScorer scorer = files.load()) {
            return scorer.score(scorer.event("payment", "e", NOON)
                    .lenient()
                    .set("amount", 1)
                    .set(attribute, text)
                    .build());
        }
    }
}
