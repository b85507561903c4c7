package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Evidence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What YAML would read as a boolean, a number, an octal number or a date stays the text that its writer wrote. */
final class WrittenValuesTest {
    @TempDir
    Path folder;

    @Test
    void load_valuesThatYamlCouldReadOtherwise_stayAsWritten() {
        new PolicyFiles(folder).file("policy.yaml", """
                policy: norway
                version: 1.10
                events:
                  payment: { card: key, country: country, bin: { type: text, required: false }, amount: number,
                             on: { type: text, required: false } }
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                rules:
                  - id: from-norway
                    when: country in ["NO", "SE"] && amount > 1000 && bin == "012345"
                    reason: NO
                    decide: review
                    from: 2026-05-04
                    tests:
                      - { name: norway, given: { country: NO, amount: 2000, bin: 012345, on: yes },
                          at: 2026-05-05T00:00:00Z, expect: fires }
                      - { name: shorter bin, given: { country: NO, amount: 2000, bin: 12345 },
                          at: 2026-05-05T00:00:00Z, expect: does_not_fire }
                """);
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            assertThat(scorer.policy().provenance().version()).isEqualTo("1.10");
            Assessment assessment = scorer.score(scorer.event("payment", "x", Instant.parse("2026-05-05T10:00:00Z"))
                    .set("card", "c")
                    .set("country", "NO")
                    .set("bin", "012345")
                    .set("amount", 2000)
                    .build());
            assertThat(assessment.evidence()).extracting(Evidence::source).containsExactly("from-norway");
            assertThat(RuleTests.of(scorer).all())
                    .hasSize(2)
                    .allSatisfy(test -> assertThat(test.run().message()).isEmpty());
        }
    }

    /** Rules as they are published for web firewalls: each on four events, with CEL's result. */
    @Test
    void score_publishedExpressions_meanWhatCelSays() {
        new PolicyFiles(folder).file("policy.yaml", """
                policy: public
                version: "1"
                events:
                  request: { id: key, ip: ip, region: { type: text, required: false }, path: text,
                             agent: { type: text, required: false }, number: { type: number, required: false },
                             score: { type: number, required: false } }
                score: { thresholds: { approve: 0.2, deny: 0.8 } }
                rules:
                  - { id: a, when: "'[AT,CH]'.contains(region)", reason: A, risk: 0.1 }
                  - { id: b, when: "in_cidr(ip, '198.51.100.7/32')", reason: B, risk: 0.1 }
                  - { id: c, when: "region == \\"DE\\" && in_cidr(ip, '198.51.100.9/32')", reason: C, risk: 0.1 }
                  - { id: d, when: "path.matches('/sign.html') && score < 0.2", reason: D, risk: 0.1 }
                  - { id: e, when: "path.matches('/pay/*')", reason: E, risk: 0.1 }
                  - { id: f, when: "in_cidr(ip, '203.0.113.0/24')", reason: F, risk: 0.1 }
                  - { id: g, when: "has(agent) && agent.contains('Robot')", reason: G, risk: 0.1 }
                  - { id: h, when: "region == 'US' || region == 'CA' || region == 'DE'", reason: H, risk: 0.1 }
                  - { id: i, when: "region != 'AT' && !in_cidr(ip, '198.51.100.0/29')", reason: I, risk: 0.1 }
                  - { id: j, when: "agent.lowerAscii().contains('bot') || agent.matches('(?i:crawler)')", reason: J, risk: 0.1 }
                  - { id: k, when: number == 64500, reason: K, risk: 0.1 }
                  - { id: l, when: "int(number) == 64500 && size(region) == 2", reason: L, risk: 0.1 }
                """);
        try (FraudScorer scorer = FraudScorer.load(folder)) {
            assertThat(fired(scorer, "198.51.100.7", "AT", "/sign.html", "Robot 1", 64500.0, 0.1))
                    .containsExactly("a", "b", "d", "g", "j", "k", "l");
            assertThat(fired(scorer, "198.51.100.9", "DE", "/x/signxhtml", "web Crawler", 1.0, 0.2))
                    .containsExactly("c", "h", "i", "j");
            assertThat(fired(scorer, "192.0.2.1", "T,C", "/pay", null, null, 0.1))
                    .containsExactly("a", "e", "i");
            assertThat(fired(scorer, "203.0.113.255", "", "/payment", "", null, null))
                    .containsExactly("a", "e", "f", "i");
        }
    }

    private int events;

    private List<String> fired(
            FraudScorer scorer,
            String ip,
            String region,
            String path,
            @Nullable String agent,
            @Nullable Double number,
            @Nullable Double score) {
        var event = scorer.event("request", "e" + events++, Instant.parse("2026-05-05T10:00:00Z"))
                .set("id", "x")
                .set("ip", ip)
                .set("region", region)
                .set("path", path);
        if (agent != null) {
            event.set("agent", agent);
        }
        if (number != null) {
            event.set("number", number);
        }
        if (score != null) {
            event.set("score", score);
        }
        return scorer.score(event.build()).evidence().stream()
                .filter(evidence -> evidence.reason() != null && evidence.risk() > 0)
                .map(Evidence::source)
                .toList();
    }
}
