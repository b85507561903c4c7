package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.assessment.Decision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds of lists, validities and files, through the scorer that a host uses. */
final class ListKindsTest {
    private static final String NOON = "2026-11-22T12:00:00Z";

    @TempDir
    Path folder;

    @Test
    void score_suffixes_matchAtDotsAndBehindTheAtSign() {
        list("suffix", "s.txt", "evil.example # since spring\nco.uk.bad.\n Upper.Example\n");
        assertThat(listed(
                        "evil.example",
                        "a@evil.example",
                        "a@mail.EVIL.example",
                        "\"x@y\"@evil.example",
                        "a@evil.example."))
                .isTrue();
        assertThat(listed("a.b.c.d.e.f.g.h.upper.example", "co.uk.bad")).isTrue();
        assertThat(anyListed(
                        "notevil.example", "a@notevil.example", "example", "evil.example.org", "evil.example@x.org"))
                .isFalse();
        assertThat(anyListed("", "@", ".", "a@", "uk.bad", "..", "evil.example.."))
                .isFalse();
    }

    @Test
    void score_addresses_matchByPrefixInBothForms() {
        list("cidr", "a.txt", "203.0.113.0/24\n2001:db8::/32\n198.51.100.7\n");
        assertThat(listed("203.0.113.0", "203.0.113.255", "::ffff:203.0.113.9", "2001:db8:1::5", "198.51.100.7"))
                .isTrue();
        assertThat(anyListed("203.0.114.0", "203.0.112.255", "2001:db9::", "198.51.100.8", "tok"))
                .isFalse();
    }

    @Test
    void score_bins_matchByTheirFirstDigits() {
        list("bin", "b.csv", "key\n411111\n52000000-52004999\n");
        assertThat(listed("411111", "41111122", "52001234", "5200012")).isTrue();
        assertThat(anyListed("411112", "41111", "5200", "52005000", "tok")).isFalse();
    }

    @Test
    void score_validity_isThatOfTheEventsTimeAndHalfOpen() {
        list(
                "keys",
                "k.csv",
                "key,valid_from,valid_to\ntok,2026-11-22T12:00:00Z,2026-11-22T14:00:00+01:00\ntok,2026-12-01,\nold,,2026-11-22\n");
        assertThat(listedAt("2026-11-22T11:59:59.999Z", "tok")).isFalse();
        assertThat(listedAt("2026-11-22T12:00:00Z", "tok")).isTrue();
        assertThat(listedAt("2026-11-22T12:59:59.999Z", "tok")).isTrue();
        assertThat(listedAt("2026-11-22T13:00:00Z", "tok")).isFalse();
        assertThat(listedAt("2026-12-01T00:00:00Z", "tok")).isTrue();
        assertThat(listedAt("2026-11-21T23:59:59.999Z", "old")).isTrue();
        assertThat(listedAt("2026-11-22T00:00:00Z", "old")).isFalse();
    }

    @Test
    void load_brokenEntries_areToldByLineWithoutBeingShown() {
        list(
                "cidr",
                "a.csv",
                "key,valid_from,valid_to\n10.0.0.1/8,,\n10.0.0.0/33,,\nx,,\n10.0.0.0/8,yesterday,\n"
                        + "10.0.0.0/8,2026-11-22T12:00:00,\n10.0.0.0/8,2026-02-30,\n10.0.0.0/8,2026-01-02,2026-01-02\n");
        String expected = "expected an address or a network with zeros behind its length, such as 203.0.113.0/24 or"
                + " 2001:db8::/32";
        String range = ": found no range of IP addresses; " + expected;
        String time =
                ": found no time; expected a day such as 2026-11-22, which begins at midnight in UTC, or a time with"
                        + " its zone such as 2026-11-22T18:30:00Z or 2026-11-22T18:30:00+02:00";
        assertThat(new PolicyFiles(folder).problems())
                .containsExactly(
                        "a.csv:2:1: found a network with bits behind its length; " + expected,
                        "a.csv:3:1" + range,
                        "a.csv:4:1" + range,
                        "a.csv:5:12" + time,
                        "a.csv:6:12" + time,
                        "a.csv:7:12" + time,
                        "a.csv:8:23: found an end of the validity that is not after its begin; expected a later valid_to");

        list("bin", "b.txt", "4111111111111111\n42-41\n4-41\n\n");
        assertThat(new PolicyFiles(folder).problems())
                .hasSize(3)
                .allMatch(problem -> problem.contains("found no range of BINs; expected 1 to 11 digits"));

        list("suffix", "s.txt", "a@evil.example\n*.evil.example\n.example\nexample..\na..b\nmy domain\n");
        assertThat(new PolicyFiles(folder).problems())
                .hasSize(6)
                .allMatch(problem -> problem.contains("found no domain; expected a domain such as evil.example"));

        list("keys", "k.txt", "4111 1111 1111 1111\n" + "x".repeat(5_000) + "\n" + "y".repeat(20_000) + "\n");
        assertThat(new PolicyFiles(folder).problems())
                .containsExactly(
                        "k.txt:1: found a card number; expected a token;"
                                + " replace the number by a token or a keyed hash, or vouch by 'cards: never' at"
                                + " the attribute that no values of it are card numbers",
                        "k.txt:2: found a key of more than 4096 characters; expected a shorter one",
                        "k.txt:3: found a line of more than 16384 bytes; expected one entry on each line");
    }

    @Test
    void load_headers_areChecked() {
        list("keys", "k.csv", "key,reasn,tok_4711,key\na,b,c,d\n");
        assertThat(new PolicyFiles(folder).problems())
                .containsExactly(
                        "k.csv:1:5: found unknown column 'reasn'; expected a known column; did you mean 'reason'?",
                        "k.csv:1:11: found a column without a known name; expected one of [key, reason, source,"
                                + " valid_from, valid_to]",
                        "k.csv:1:20: found a column for the second time; expected each column once");
        list("keys", "k.dat", "key\n");
        assertThat(new PolicyFiles(folder).problems())
                .containsExactly(
                        "policy.yaml:9:17: found a file that is neither .csv nor .txt; expected name.csv with a"
                                + " header and the column 'key', or name.txt with a key on each line");
        list("key", "k.csv", "key\n");
        assertThat(new PolicyFiles(folder).problems())
                .containsExactly(
                        "policy.yaml:9:42: found unknown kind of list 'key'; expected a known kind of list; did you"
                                + " mean 'keys'?");
    }

    @Test
    void load_tooManyRangesOfOneValue_areRefused() {
        list("bin", "b.txt", IntStream.range(0, 300).mapToObj(i -> "4").collect(Collectors.joining("\n")));
        assertThat(new PolicyFiles(folder).problems())
                .containsExactly(
                        "b.txt:257: found a range that begins inside 256 others; expected at most 256 ranges that"
                                + " hold one value");
    }

    @Test
    void load_valueThatTheListIsNotOf_isTold() {
        new PolicyFiles(folder).file("k.csv", "key\n").policy("""
                derived:
                  domain: "device + country"
                lists:
                  one: { file: k.csv, of: card }
                  two: { file: k.csv, of: [device, domain] }
                rules:
                  - { id: a, when: card in lists.one && device in lists.two && domain in lists.two, reason: X, risk: 0.1 }
                  - { id: b, when: merchant in lists.one, reason: X, risk: 0.1 }
                  - { id: c, when: "'tok' in lists.one", reason: X, risk: 0.1 }
                  - { id: d, when: "card + device in lists.two", reason: X, risk: 0.1 }
                """);
        assertThat(new PolicyFiles(folder).problems())
                .containsExactly(
                        "policy.yaml:15:20: found 'merchant' in list 'one', which is of card; expected a value of card; or,"
                                + " if its entries are values of 'merchant', too, of: [card, merchant]",
                        "policy.yaml:16:21: found a value that is the same for each event, in list 'one'; expected a value of"
                                + " card",
                        "policy.yaml:17:26: found 'card' in list 'two', which is of [device, domain]; expected a value of"
                                + " [device, domain]; or, if its entries are values of 'card', too, of: [device, domain, card]");
    }

    private void list(String kind, String file, String content) {
        new PolicyFiles(folder).file(file, content).policy("""
                lists:
                  them: { file: %s, of: device, kind: %s }
                rules:
                  - { id: listed, when: device in lists.them, reason: LISTED, decide: deny }
                """.formatted(file, kind));
    }

    private boolean listed(String... values) {
        return IntStream.range(0, values.length).allMatch(i -> listedAt(NOON, values[i]));
    }

    private boolean anyListed(String... values) {
        return IntStream.range(0, values.length).anyMatch(i -> listedAt(NOON, values[i]));
    }

    private boolean listedAt(String time, String device) {
        try (FraudScorer scorer = new PolicyFiles(folder).load()) {
            return scorer.score(scorer.event("payment", "tx", Instant.parse(time))
                                    .set("card", "tok")
                                    .set("merchant", "m")
                                    .set("device", device)
                                    .build())
                            .decision()
                    == Decision.DENY;
        }
    }
}
