package dev.fraudscorer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in a policy, reported with its place, all at once. */
final class PolicyMistakesTest {
    @TempDir
    Path folder;

    private PolicyFiles files;

    @BeforeEach
    void policyFolder() {
        files = new PolicyFiles(folder).file("l.csv", "key\n");
    }

    /** The condition begins in column 1, so that the column of the message is the column in the condition. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "amonut > 3 => 1: found unknown name 'amonut'; expected a known name; did you mean 'amount'?",
                "amount > 3 && crad == 'x' => 15: found unknown name 'crad'; expected a known name; did you mean 'card'?",
                "amount + card > 3 => 8: found number + text; expected number + number or text + text",
                "amount > 'x' => 8: found number > text; expected number > number or text > text",
                "amount + 1 => 1: found a condition that is a number; expected a condition that is true or false",
                "amount = 3 => 8: found '='; expected '==' for equality",
                "amount > 3 and is_new => 12: found 'and'; expected '&&'",
                "amount > => 9: found the end of the expression; expected a name or a value",
                "(amount > 3 => 12: found the end of the expression; expected ')'",
                "is_new ? is_new => 16: found the end of the expression; expected an operator or ':'",
                "amount > 1,000 => 11: found a separator in a number; expected a number without a separator: 1000",
                "amount > 1_000 => 11: found a separator in a number; expected a number without a separator: 1000",
                "amount > 1 000 => 12: found a separator in a number; expected a number without a separator: 1000",
                "amount > 1.000,50 => 15: found a separator in a number; expected a number without a separator: 1000.50",
                "amount in [1,000, 2] => 14: found a whole number that begins with 0;"
                        + " expected a number without a separator: 1000",
                "amount > 007 => 10: found a whole number that begins with 0; expected the number without zeros before it",
                "country == XK => 12: found unknown name 'XK'; expected a text in quotes: \"XK\", or one of [amount, card,"
                        + " country, device, event_time, event_type, home_lat, home_lon, is_new, lat, lon, merchant,"
                        + " refunds]",
                "card == 'x => 9: found a text without its closing quote; expected a closing quote",
                "amount > @ => 10: found '@'; expected an operator, a name or a value",
                "package > 3 => 1: found the name 'package', a reserved word of CEL; expected another name",
                "card in lists.bloked => 9: found unknown list 'lists.bloked'; expected a known list; did you mean 'lists.blocked'?",
                "lists.blocked => 1: found a condition that is a list of texts; expected a condition that is true or false",
                "amount in lists.blocked => 8: found number in list of texts;"
                        + " expected number in list of numbers or text in list of texts",
                "card in ['a', 1] => 9: found numbers and texts in one list; expected literals in a list: all numbers, or all texts",
                "card in [merchant] => 10: found the name 'merchant' in a list; expected a text in quotes: \"merchant\";"
                        + " literals in a list: all numbers, or all texts",
                "card in [amount + 1] => 17: found an expression in a list; expected literals in a list: all numbers, or all texts",
                "card in [] => 9: found an empty list; expected literals in a list: all numbers, or all texts",
                "is_new in [true] => 12: found true or false in a list; expected literals in a list: all numbers, or all texts",
                "card.contain('x') => 6: found unknown method 'contain'; expected a known method; did you mean 'contains'?",
                "ab(amount) > 3 => 1: found unknown function 'ab'; expected a known function; did you mean 'abs'?",
                "min(amount) > 3 => 1: found the function 'min' with 1 argument; expected min(number, number)",
                "amount.abs() > 3 => 8: found the method 'abs' with 0 arguments; expected abs(number)",
                "has(amount + 1) => 12: found has(…) of something else than a name; expected has(name)",
                "has(lists.blocked) => 1: found has(list of texts); expected has(number), has(text) or has(boolean)",
                "device.matches('(') => 16: found a pattern with a fault: missing closing ); expected a pattern of RE2",
                "device.matches(card) => 16: found an expression; expected a pattern in quotes, since patterns are prepared once",
                "device.matches('((a{99}){99}){99}') => 16: found a pattern of about 990099 steps;"
                        + " expected at most 1000, so that its cost is bounded",
                "event_time.getHours('Mars') > 3 => 21: found unknown time zone 'Mars';"
                        + " expected a time zone in quotes, such as 'Europe/Berlin', 'UTC' or '+02:00'",
                "event_time > timestamp('noon') => 24: found 'noon', which is no time;"
                        + " expected a time in quotes, such as '2026-11-22T00:00:00Z'",
                "amount > 9007199254740992 => 10: found a whole number that is too large;"
                        + " expected a number below 2^53, or one with a decimal point",
                "amount > 99999999999999999999 => 10: found a whole number that is too large;"
                        + " expected a number below 2^53, or one with a decimal point",
                "amount > 1e999 => 10: found a number that is too large; expected a finite number",
                "amount > 5u => 10: found an unsigned number; expected the number without the 'u'",
                "device == null => 11: found null; expected has(name), which is true if a value is there",
                "card[0] == 'x' => 5: found an index; expected a name; 'in' tests whether a value is in a list",
                "card == b'x' => 9: found bytes; expected a number, a text, true or false",
                "size(card).x > 3 => 11: found the field 'x' of a value; expected a value; values have no fields",
                "amount / 0 > 1 => 10: found a division by 0; expected a divisor that is not 0",
                "1 / 0 > 1 => 5: found a division by 0; expected a divisor that is not 0",
                "amount / 0.0 > 1 => 10: found a division by 0; expected a divisor that is not 0",
                "amount / -0.0 > 1 => 11: found a division by 0; expected a divisor that is not 0",
                "7 % 0 == 1 => 5: found a division by 0; expected a divisor that is not 0",
                "amount % (2 - 2) == 1 => 13: found a division by 0; expected a divisor that is not 0",
                "amount / (1e-200 * 1e-200) > 1 => 18: found a division by 0; expected a divisor that is not 0",
                "{'a': 1} == {} => 1: found a map; expected a number, a text, true or false",
            })
    void load_mistakeInCondition_isToldAtItsColumn(String condition, String problem) {
        files.policy(
                "lists:\n  blocked: { file: l.csv, of: card }\nrules:\n- id: r\n  reason: X\n  risk: 0.1\n  when: |\n   "
                        + condition + "\n");
        int column = Integer.parseInt(problem.substring(0, problem.indexOf(':')));
        assertThat(files.problems())
                .first()
                .isEqualTo("policy.yaml:15:" + (column + 3) + problem.substring(problem.indexOf(':')));
    }

    @Test
    void load_tenMistakes_giveOneReportOfTen() {
        files.policy("""
                derived:
                  ratio: amount / card.mean_amount_30d
                  ring: pool + 1
                  pool: ring + 1
                  amount: 3
                rules:
                  - { id: first, when: ratio > 3, reason: X, risk: 1.5 }
                  - { id: first, when: ring > 3, reason: x-y, risk: 0.5 }
                  - { id: Both, when: amount > 'a', reason: X, risk: 0.5, decide: deny }
                  - { when: amount > 3 }
                """);
        assertThat(files.problems())
                .containsExactly(
                        "policy.yaml:9:19: found unknown name 'card.mean_amount_30d'; expected one of [amount, card,"
                                + " country, device, event_time, event_type, home_lat, home_lon, is_new, lat, lon,"
                                + " merchant, pool, refunds, ring]",
                        "policy.yaml:10:3: found a cycle of definitions: ring -> pool -> ring; expected definitions that end",
                        "policy.yaml:12:3: found the name 'amount' for the second time; expected a name of its own",
                        "policy.yaml:14:52: found the number 1.5; expected a number in [0, 1]",
                        "policy.yaml:15:11: found the id 'first' for the second time, first at policy.yaml:14:11;"
                                + " expected an id that is used once",
                        "policy.yaml:15:42: found the reason 'x-y';"
                                + " expected upper-case letters, digits and underscores, beginning with a letter",
                        "policy.yaml:16:11: found the id 'Both'; expected lower-case letters, digits and dashes",
                        "policy.yaml:16:30: found number > text; expected number > number or text > text",
                        "policy.yaml:16:67: found both 'risk' and 'decide';"
                                + " expected risk: a number above 0 and at most 1, or decide: approve, review or deny",
                        "policy.yaml:17:5: found no key 'id'; expected id: the stable name of the rule",
                        "policy.yaml:17:5: found no key 'reason'; expected reason: the code for the cause, in active rules",
                        "policy.yaml:17:5: found neither 'risk' nor 'decide';"
                                + " expected risk: a number above 0 and at most 1, or decide: approve, review or deny");
    }

    @Test
    void load_mistakesInRule_areAllTold() {
        files.policy("""
                rules:
                  - { id: a, when: is_new, reason: X, risk: 0.5, weight: 0 }
                  - { id: b, when: is_new, reason: X, decide: block, mode: on }
                  - { id: c, when: is_new, reason: X, decide: deny, weight: 2 }
                  - { id: d, reason: X, risk: high, severty: low }
                  - a rule
                  - { id: e, when: is_new, reason: X, risk: 0 }
                  - { id: f, when: is_new, reason: X, risk: -0.0 }
                """);
        assertThat(files.problems())
                .containsExactly(
                        "policy.yaml:9:58: found a weight of 0;"
                                + " expected a weight above 0; mode: shadow leaves a rule without effect",
                        "policy.yaml:10:47: found unknown decision 'block'; expected one of [approve, review, deny]",
                        "policy.yaml:10:60: found unknown mode 'on'; expected one of [active, shadow, off]",
                        "policy.yaml:11:61: found a weight beside 'decide'; expected a weight beside 'risk' only",
                        "policy.yaml:12:5: found no key 'when'; expected when: the condition of the rule",
                        "policy.yaml:12:31: found the text 'high'; expected a number in [0, 1]",
                        "policy.yaml:12:37: found unknown key 'severty';"
                                + " expected a known key; did you mean 'severity'?",
                        "policy.yaml:13:5: found the text 'a rule'; expected a mapping",
                        "policy.yaml:14:45: found a risk of 0;"
                                + " expected a risk above 0; mode: shadow leaves a rule without effect",
                        "policy.yaml:15:45: found a risk of 0;"
                                + " expected a risk above 0; mode: shadow leaves a rule without effect");
    }

    @Test
    void load_brokenDefinition_isToldOnceAndNotForItsUsers() {
        files.policy("""
                derived:
                  wrong: amount +
                  clock: event_time
                  uses: wrong * 2
                  bad-name: amount
                  self: self && is_new
                rules:
                  - { id: a, when: wrong > 3 && uses > 4 && clock > 5 || self, reason: X, risk: 0.5 }
                """);
        assertThat(files.problems())
                .containsExactly(
                        "policy.yaml:9:18: found the end of the expression; expected a name or a value",
                        "policy.yaml:10:10: found an expression that is a time; expected a number, a text or a boolean",
                        "policy.yaml:12:3: found a derived feature called 'bad-name'; expected a name of letters,"
                                + " digits and underscores that begins with a letter and is no word of CEL",
                        "policy.yaml:13:3: found a cycle of definitions: self -> self; expected definitions that end");
    }

    @Test
    void load_tooLargeExpressions_areRefused() {
        String wide = "amount > 0" + " && amount > 0".repeat(400);
        String deep = "(".repeat(150) + "amount > 0" + ")".repeat(150);
        files.policy("rules:\n  - { id: a, reason: X, risk: 0.1, when: \"" + wide + "\" }\n"
                + "  - { id: b, reason: X, risk: 0.1, when: \"" + deep + "\" }\n");
        assertThat(files.problems())
                .containsExactly(
                        "policy.yaml:9:43: found an expression of 5610 characters;"
                                + " expected at most 4096; move parts of it to 'derived'",
                        "policy.yaml:10:43: found an expression nested too deeply;"
                                + " expected at most 100 levels; move parts of it to 'derived'");
    }

    @Test
    void load_policyInJson_isToldAtItsPlace() {
        files.file("policy.json", """
                {"policy": "p", "version": "1", "events": {"payment": {"card": "key"}},
                 "score": {"thresholds": {"approve": 0.2, "deny": 0.8}},
                 "rules": [{"id": "r", "reason": "X", "risk": 0.1,
                            "when": "card == \\"x\\" || crad == \\"y\\""}]}
                """);
        assertThat(files.problems())
                .containsExactly(
                        "policy.json:4:39: found unknown name 'crad'; expected a known name; did you mean 'card'?");
    }
}
