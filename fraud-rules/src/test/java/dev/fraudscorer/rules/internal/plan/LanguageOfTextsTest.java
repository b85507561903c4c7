package dev.fraudscorer.rules.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.rules.internal.Evaluation;
import dev.fraudscorer.testkit.TestValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the language makes of texts, numbers of texts, and the other way round; macros over lists of literals. */
final class LanguageOfTextsTest {
    private static final TestValues VALUES = new TestValues()
            .text("email", " Ann.Lee@Example.COM ")
            .text("smile", "a😀b😀")
            .text("card_number", "4111119876540000")
            .text("token", "tok_9f3c")
            .text("ip", "10.1.2.3")
            .text("ip6", "2001:db8::7")
            .text("country", "BR")
            .number("amount", 129.5)
            .number("mcc", 5411)
            .truth("yes", true)
            .missing("no_text", ValueType.TEXT, ValueState.NOT_GIVEN)
            .missing("no_number", ValueType.NUMBER, ValueState.NOT_GIVEN)
            .missing("no_truth", ValueType.BOOLEAN, ValueState.NOT_GIVEN);
    private static final Evaluation EVALUATION = new Evaluation(VALUES);

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "email.trim().lowerAscii(); ann.lee@example.com",
                "'äbc'.upperAscii(); äBC",
                "'\u00a0\u2003x\u3000'.trim(); x",
                "smile.charAt(1); 😀",
                "smile.charAt(4) == ''; true",
                "smile.charAt(5); MISSING",
                "smile.charAt(0.5); MISSING",
                "smile.substring(1, 3); 😀b",
                "smile.substring(2); b😀",
                "smile.substring(3, 2); MISSING",
                "smile.substring(-1); MISSING",
                "smile.indexOf('b'); 2.0",
                "smile.indexOf('😀', 2); 3.0",
                "smile.indexOf('x'); -1.0",
                "smile.indexOf('a', 9); MISSING",
                "smile.lastIndexOf('😀'); 3.0",
                "smile.lastIndexOf('😀', 2); 1.0",
                "smile.lastIndexOf(''); 4.0",
                "smile.replace('😀', '!'); a!b!",
                "smile.replace('😀', '!', 1); a!b😀",
                "smile.replace('', '-'); -a-😀-b-😀-",
                "smile.replace('a', 'b', 0); a😀b😀",
                "no_text.lowerAscii(); MISSING",
                "no_text.trim(); MISSING",
                "token.charAt(no_number); MISSING",
                "token.substring(0, no_number); MISSING",
                "token.indexOf(no_text); MISSING",
                "token.replace('t', no_text); MISSING",
                "token.replace('t', 'T', no_number); MISSING",
                "string(mcc); 5411",
                "string(amount); 129.5",
                "string(yes); true",
                "string(token); tok_9f3c",
                "string(5 + 2); 7",
                "string(no_number); MISSING",
                "string(no_truth); MISSING",
                "int('-12'); -12.0",
                "int('12.0'); MISSING",
                "int('9007199254740992'); MISSING",
                "int(''); MISSING",
                "int('-'); MISSING",
                "int(no_text); MISSING",
                "double('-1.5e2'); -150.0",
                "double('.5'); 0.5",
                "double('5.'); 5.0",
                "double('NaN'); MISSING",
                "double('1e999'); MISSING",
                "double('1e'); MISSING",
                "double('.'); MISSING",
                "double('1 '); MISSING",
                "double('0x1p3'); MISSING",
                "bool('TRUE'); true",
                "bool('f'); false",
                "bool('yes'); MISSING",
                "bool(yes); true",
                "bin(card_number); 411111",
                "bin(card_number, 8); 41111198",
                "bin(token); MISSING",
                "bin('41111'); MISSING",
                "bin(no_text); MISSING",
                "in_cidr(ip, '10.0.0.0/8'); true",
                "in_cidr(ip, '10.1.2.3'); true",
                "in_cidr(ip, '10.2.0.0/16'); false",
                "in_cidr(ip, '::ffff:10.0.0.0/104'); true",
                "in_cidr(ip, '::/0'); true",
                "in_cidr(ip6, '2001:db8::/32'); true",
                "in_cidr(ip6, '10.0.0.0/8'); false",
                "in_cidr(token, '10.0.0.0/8'); MISSING",
                "in_cidr(no_text, '10.0.0.0/8'); MISSING",
                "['BR', 'NG'].exists(c, country == c); true",
                "['NG', 'PK'].exists(c, country == c); false",
                "['a', 'tok'].exists(p, token.startsWith(p)); true",
                "['tok', '_', 'c'].all(p, token.contains(p)); true",
                "['tok', '#'].all(p, token.contains(p)); false",
                "['tok', '#'].exists_one(p, token.contains(p)); true",
                "['tok', '_'].existsOne(p, token.contains(p)); false",
                "[1, 200].exists(n, amount < n); true",
                "[1, 200].all(n, amount < n && mcc > n); false",
                "[].exists(n, amount < n); false",
                "[].all(n, amount < n); true",
                "[].exists_one(n, amount < n); false",
                "['x'].exists_one(n, n == 'x'); true",
                "['a', 'BR'].exists(c, no_text == c || country == c); true",
                "['a', 'NG'].exists(c, no_text == c || country == c); MISSING",
                "['a', 'NG'].all(c, no_text == c && country == c); false",
                "['BR', 'NG'].exists_one(c, no_text == c || country == c); MISSING",
                "['a', 'b'].exists(x, ['b', 'c'].exists(y, x == y)); true",
                "['a', 'b'].exists(x, ['c'].exists(x, x == 'c') && x == 'b'); true",
                "[1, 2, 3].exists(n, n in [3, 4]); true",
            })
    void evaluate_textsAndMacros_givesValue(String expression, String expected) {
        assertThat(Evaluation.value(EVALUATION.plan(expression), VALUES.vector()))
                .hasToString(expected);
    }

    @ParameterizedTest(name = "text of 2^{0} chars")
    @CsvSource({"16, false", "17, true"})
    void evaluate_textThatGrows_isMissingBeyondTheLimit(int doublings, boolean missing) {
        String doubled = "'aa'" + ".replace('a', 'aa')".repeat(doublings - 1);
        assertThat(Evaluation.value(EVALUATION.plan("size(" + doubled + ")"), VALUES.vector()))
                .isEqualTo(missing ? Evaluation.MISSING : 65_536.0);
        String joined = "(" + doubled + " + '') + 'a'";
        assertThat(Evaluation.value(EVALUATION.plan(joined), VALUES.vector())).isEqualTo(Evaluation.MISSING);
    }
}
