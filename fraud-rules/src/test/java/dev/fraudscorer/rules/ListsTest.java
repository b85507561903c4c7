package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.Evidence;
import dev.fraudscorer.assessment.EvidenceValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The section {@code lists:} and its files, through the scorer that a host uses. */
final class ListsTest {
    private static final String POLICY = """
            lists:
              blocked: { file: lists/blocked.csv, of: card }
            rules:
              - { id: blocked, when: card in lists.blocked, reason: LISTED, decide: deny }
            """;

    @TempDir
    Path folder;

    private PolicyFiles files;

    @BeforeEach
    void policyFolder() {
        files = new PolicyFiles(folder).policy(POLICY);
    }

    @Test
    void score_listedKeys_areFoundAndNoOthers() {
        files.file(
                "lists/blocked.csv",
                "\uFEFF# by the fraud desk\nkey,reason,source\ntok_1,\"stolen, twice\",desk\n\n"
                        + "\"tok \"\"2\"\"\",,\n tok_3 ,x,y\r\ntok_1,again,desk\n");
        assertThat(decision("tok_1")).isEqualTo(Decision.DENY);
        assertThat(decision("tok \"2\"")).isEqualTo(Decision.DENY);
        assertThat(decision("tok_3")).isEqualTo(Decision.DENY);
        assertThat(decision("key")).isEqualTo(Decision.APPROVE);
        assertThat(decision("tok_4")).isEqualTo(Decision.APPROVE);
        assertThat(decision("TOK_1")).isEqualTo(Decision.APPROVE);
    }

    @Test
    void score_keyColumnInTheMiddle_isUsed() {
        files.file("lists/blocked.csv", "source,key\ndesk,tok_1\n");
        assertThat(decision("tok_1")).isEqualTo(Decision.DENY);
        assertThat(decision("desk")).isEqualTo(Decision.APPROVE);
    }

    @Test
    void score_emptyList_holdsNothing() {
        files.file("lists/blocked.csv", "key\n");
        assertThat(decision("tok_1")).isEqualTo(Decision.APPROVE);
    }

    @Test
    void load_changedList_changesTheDigest() {
        files.file("lists/blocked.csv", "key\na\n");
        String before = digest();
        files.file("lists/blocked.csv", "key\nb\n");
        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void load_brokenLines_areAllToldWithLineAndColumn() {
        files.file("lists/blocked.csv", "key,reason\na\nb,\"x\" y\n,empty\nok,fine\nc,d,e\nx\"y,z\n");
        assertThat(files.problems())
                .containsExactly(
                        "lists/blocked.csv:2:1: found a row of 1 fields; expected 2 fields, as in the header",
                        "lists/blocked.csv:3:7: found text after a closing quote; expected a comma or the end of the line",
                        "lists/blocked.csv:4:1: found an empty key; expected the token of an entity",
                        "lists/blocked.csv:6:1: found a row of 3 fields; expected 2 fields, as in the header",
                        "lists/blocked.csv:7:2: found a quote inside a field;"
                                + " expected quotes around the whole field, and two for one inside");
    }

    @Test
    void load_cardNumberAsKey_isRefusedWithoutShowingIt() {
        files.file("lists/blocked.csv", "reason,key\nstolen,4111111111111111\nlost,5500 0000 0000 0004\nok,tok_1\n");
        assertThat(files.problems())
                .containsExactly(
                        "lists/blocked.csv:2:8: found a card number;"
                                + " expected a token; replace the number by a token or a keyed hash, or vouch by 'cards: never' at"
                                + " the attribute that no values of it are card numbers",
                        "lists/blocked.csv:3:6: found a card number;"
                                + " expected a token; replace the number by a token or a keyed hash, or vouch by 'cards: never' at"
                                + " the attribute that no values of it are card numbers");
    }

    @Test
    void load_manyBrokenLines_areCounted() {
        String rows = IntStream.range(0, 100).mapToObj(i -> "a,b").collect(Collectors.joining("\n"));
        files.file("lists/blocked.csv", "key\n" + rows);
        assertThat(files.problems())
                .hasSize(21)
                .contains("lists/blocked.csv: found another 80 broken lines; expected none");
    }

    @Test
    void load_otherSeparator_isNamed() {
        String expected = "; expected commas between columns, one named 'key'";
        files.file("lists/blocked.csv", "key;reason\ntok_1;stolen\n");
        assertThat(files.problems())
                .containsExactly("lists/blocked.csv:1:1: found a header separated by semicolons" + expected);
        files.file("lists/blocked.csv", "key\treason\ntok_1\tstolen\n");
        assertThat(files.problems())
                .containsExactly("lists/blocked.csv:1:1: found a header separated by tabs" + expected);
    }

    @Test
    void load_noHeader_isTold() {
        String expected = "expected a header with a column 'key'";
        files.file("lists/blocked.csv", "");
        assertThat(files.problems()).containsExactly("lists/blocked.csv: found no column 'key'; " + expected);
        files.file("lists/blocked.csv", "# keys\ntok_1\ntok_2\n");
        assertThat(files.problems()).containsExactly("lists/blocked.csv:2:1: found no column 'key'; " + expected);
    }

    @Test
    void load_noUtf8_isTold() throws Exception {
        files.file("lists/blocked.csv", "");
        Files.write(
                folder.resolve("lists/blocked.csv"), "key\nM\u00fcller\nok\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(files.problems())
                .containsExactly(
                        "lists/blocked.csv:2: found bytes that are no UTF-8; expected a text file in UTF-8: save it with that encoding");
    }

    @Test
    void load_mistakesInTheSection_areAllTold() {
        files.file("ok.csv", "key\n").policy("""
                lists:
                  a: { file: no.csv, of: card }
                  b: { file: ok.csv, of: crad }
                  c: { file: ok.csv, of: amount }
                  d: { file: ../ok.csv }
                  e: { of: card, fil: ok.csv }
                  in: { file: ok.csv, of: card }
                  f: ok.csv
                rules:
                  - { id: r, when: card in lists.a && card in lists.g, reason: X, risk: 0.1 }
                """);
        assertThat(files.problems())
                .containsExactly(
                        "policy.yaml:9:14: found no file 'no.csv'; expected a file relative to the policy folder",
                        "policy.yaml:10:26: found unknown attribute 'crad'; expected a known attribute; did you mean 'card'?",
                        "policy.yaml:11:26: found 'amount', which is no text; expected an attribute whose values are texts",
                        "policy.yaml:12:6: found no key 'of'; expected of: the attribute that the keys are values of, or several",
                        "policy.yaml:12:14: found the file '../ok.csv' outside of the policy folder; expected a file inside it",
                        "policy.yaml:13:6: found no key 'file'; expected file: a CSV or text file in the policy folder, or provider: what the host provides",
                        "policy.yaml:13:18: found unknown key 'fil'; expected a known key; did you mean 'file'?",
                        "policy.yaml:14:3: found a list called 'in'; expected a name of letters, digits and underscores"
                                + " that begins with a letter and is no word of CEL",
                        "policy.yaml:15:6: found the text 'ok.csv'; expected a mapping",
                        "policy.yaml:17:47: found unknown list 'lists.g'; expected a known list; did you mean 'lists.a'?");
    }

    @Test
    void score_listedKey_showsReasonAndSourceOfItsEntry() {
        files.file(
                "lists/blocked.csv",
                "key,reason,source,valid_to\ntok_1,reported stolen,issuer,\ntok_2,,desk,\ntok_3,,,\n"
                        + "tok_1,found in a breach,network,2025-01-01\n");
        assertThat(shown("tok_1"))
                .containsExactly("lists.blocked.reason = 'reported stolen'", "lists.blocked.source = 'issuer'");
        assertThat(shown("tok_2")).containsExactly("lists.blocked.source = 'desk'");
        assertThat(shown("tok_3")).isEmpty();
    }

    @Test
    void score_severalLists_showsTheEntriesThatHaveTheEvent() {
        files.policy("""
                lists:
                  blocked: { file: lists/blocked.csv, of: card }
                  shops: { file: lists/shops.csv, of: merchant, kind: suffix }
                  trusted: { file: lists/trusted.csv, of: card }
                rules:
                  - id: blocked
                    when: (card in lists.blocked || merchant in lists.shops) && !(card in lists.trusted)
                    reason: LISTED
                    decide: deny
                """);
        files.file("lists/blocked.csv", "key,reason\ntok_1,stolen\n");
        files.file("lists/shops.csv", "key,reason\nexample.com,closed\nshop.example.com,fake\n");
        files.file("lists/trusted.csv", "key,reason\ntok_9,staff\n");
        assertThat(shown("tok_2", "a.shop.example.com")).containsExactly("lists.shops.reason = 'fake'");
        assertThat(shown("tok_1", "b.example.com"))
                .containsExactly("lists.blocked.reason = 'stolen'", "lists.shops.reason = 'closed'");
    }

    private Decision decision(String card) {
        Assessment assessment = assessment(card, "m");
        assertThat(assessment.evidence()).extracting(Evidence::detail).doesNotContain(card);
        return assessment.decision();
    }

    private List<String> shown(String card) {
        return shown(card, "m");
    }

    private List<String> shown(String card, String merchant) {
        Assessment assessment = assessment(card, merchant);
        assertThat(assessment.evidence()).hasSize(1);
        return assessment.valuesOf(assessment.evidence().get(0)).stream()
                .map(EvidenceValue::toString)
                .toList();
    }

    private Assessment assessment(String card, String merchant) {
        try (FraudScorer scorer = files.load()) {
            return scorer.score(scorer.event("payment", "tx", Instant.parse("2026-01-01T00:00:00Z"))
                    .set("card", card)
                    .set("merchant", merchant)
                    .build());
        }
    }

    private String digest() {
        try (FraudScorer scorer = files.load()) {
            return scorer.policy().provenance().digest();
        }
    }
}
