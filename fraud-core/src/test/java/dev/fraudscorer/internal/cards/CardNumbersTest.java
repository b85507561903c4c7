package dev.fraudscorer.internal.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
    private static final String NUMBER = "4111111111111111";

    static List<String> spellings() {
        return Spellings.of(NUMBER);
    }

    @Test
    void spellings_ofOneNumber_areFortyAndMore() {
        assertThat(Spellings.of(NUMBER)).doesNotHaveDuplicates().hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void contains_anySpelling_isTrue(String spelling) {
        assertThat(CardNumbers.contains(spelling)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void mask_anySpelling_leavesNoDigitOfTheNumberAndTheLength(String spelling) {
        String masked = CardNumbers.mask(spelling);

        assertThat(masked).hasSameSizeAs(spelling);
        assertThat(Spellings.digits(masked)).doesNotContain(NUMBER.substring(0, 6), NUMBER.substring(8));
        assertThat(CardNumbers.contains(masked)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.4111111111111111",
                "-12.4111111111111111",
                "[0.41, 0.4111111111111111, 3.0]",
                "{\"positive_weight\":14.4111111111111111,\"seed\":1}"
            })
    void contains_numberBehindTheDecimalPoint_isFalse(String fraction) {
        assertThat(CardNumbers.contains(fraction)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.4111111111111111",
                ".4111111111111111",
                "1.2.4111111111111111",
                "1.4111111111111111.5",
                "2026.4111111111111111",
                "1,4111111111111111",
                "1. 4111111111111111"
            })
    void contains_numberBehindAnotherPoint_isTrue(String text) {
        assertThat(CardNumbers.contains(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4222222222222", // Visa of 13, 16 and 19
                "4012888888881881",
                "4000000000000000006",
                "5555555555554444", // Mastercard
                "2223003122003222",
                "2720990000000007",
                "378282246310005", // American Express
                "341111111111111",
                "6011111111111117", // Discover
                "6445644564456445",
                "6500000000000002",
                "3530111333300000", // JCB
                "30569309025904", // Diners Club
                "36227206271667",
                "38520000023237",
                "6212345678901232", // UnionPay
                "6205500000000000004",
                "501800000009", // Maestro of 12, 16 and 19
                "6759649826438453",
                "6799990100000000019",
                "2200000000000053", // Mir
                "9792000000000001", // Troy
                "5061460410120223210", // Verve
                "6071111111111111" // RuPay
            })
    void contains_numberOfANetwork_isTrue(String number) {
        String valid = withCheckDigit(number);
        assertThat(CardNumbers.contains(valid)).isTrue();
        assertThat(CardNumbers.contains("nr. " + valid.replaceAll("(....)", "$1 ") + "of me"))
                .isTrue();
        assertThat(CardNumbers.contains(wrongCheckDigit(valid))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tok_1",
                "4111111111111112", // another check digit
                "41111111111111111111", // 20 digits, an unbroken run
                "94111111111111111",
                "1777900000003", // stamps
                "1777900000.000003",
                "1777900000003000",
                "1777900000003000000",
                "000120000000006", // a merchant, a snowflake id, an id that begins with 9
                "1945000000000000005",
                "9000000000000001",
                "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                "41111111-1111-4111-8f11-1a1b1c1d1e1f", // a UUID whose first half is a number's digits
                "4111111111111111a1b2c3d4", // an id of 24 hexadecimal digits
                "0x4111111111111111a1b2c3d4a1b2c3d4a1b2c3d4",
                "48.85661400000001", // a latitude
                "4.111111111111111",
                "+49 1512 3456781",
                "4915123456781",
                "2026-05-30 10:45:30.123456",
                "2606:4700:4700:1111:2606:4700:4700:1111",
                "[4829,6051,6211,7995,5944,4511]",
                "[4829, 6051, 6211, 7995, 5944, 4511]",
                "5944, 4829, 6051, 6211, 7995",
                "x4111x1111x1111x1111x"
            })
    void contains_whatIsNoCardNumber_isFalse(String text) {
        assertThat(CardNumbers.contains(text)).isFalse();
        assertThat(CardNumbers.mask(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111deadbeef", // letters around a number make no id of it
                "41111111-1111-1111-aaaa-aaaaaaaaaaaa",
                "4111111111111111D2512101",
                "%B378282246310005^DOE/JOHN",
                "4.111111111111111E15",
                "4.00000000000001E15",
                "+4111111111111111",
                "4111 1111 1111 1111 2026",
                "1234567890123456789012 4111111111111111",
                "4111111111111111,5500000000000004"
            })
    void contains_numberThatIsPartlyLikeSomethingElse_isTrue(String text) {
        assertThat(CardNumbers.contains(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111, 1111, 1111, 1111",
                "4111 ,1111 ,1111 ,1111",
                "4111-1111:1111-1111",
                "4111:1111-1111,1111",
                "(4111)(1111)(1111)(1111)",
                "[4111], [1111], [1111], [1111]",
                "[\"4111\",\"1111\",\"1111\",\"1111\"]",
                "4111 & 1111 & 1111 & 1111",
                "4829, 6051, 6211, 7995", // four merchant categories, as it may be
                "4111 -> 1111 -> 1111 -> 1111",
                "<4111> <1111> <1111> <1111>",
                "1, 4111, 1111, 1111, 1111, 12/25",
                "3782, 822463, 10005",
                "(3782)(822463)(10005)",
                "411, 111, 111, 111, 111, 1",
                "41, 11, 11, 11, 11, 11, 11, 11",
                "4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1",
                "(4)(1)(1)(1)(1)(1)(1)(1)(1)(1)(1)(1)(1)(1)(1)(1)",
                "378282246310005f", // padded as chips do
                "371449635398431F"
            })
    void contains_groupsPartedByAnySigns_isTrueAndMasked(String text) {
        assertThat(CardNumbers.contains(text)).isTrue();
        assertThat(CardNumbers.contains(CardNumbers.mask(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "41.11, 11.11, 11.11, 11.11", // prices
                "4111, 1111, 1111, 1111, 1111", // a longer list
                "1111, 4111, 1111, 1111, 1111",
                "41111, 11111, 11111, 1",
                "4111 (eleven) 1111, 1111, 1111",
                "4111 ---------- , 1111, 1111, 1111",
                "411, 1111, 11, 1111, 11",
                "30.05., 10:45 - 30.06., 11:15",
                "378282246310005a", // an id of 16 hexadecimal digits
                "378282246310006f", // another check digit
                "b78282246310005f"
            })
    void contains_signsAsOtherTextsHaveThem_isFalse(String text) {
        assertThat(CardNumbers.contains(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8::4111:1111:1111:1111",
                "2000:4111:1111:1111:1111::",
                "2001:db8:4111:1111:1111:1111:0:1",
                "fe80:0:0:a:4111:1111:1111:1111",
                "2001:db8::3714:4963:5398:431"
            })
    void containsAddress_groupsOfACardNumber_isTrue(String address) {
        assertThat(CardNumbers.containsAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2606:4700:4700::1111",
                "2001:4860:4860::8888",
                "2001:db8::4111:1111:1111:1112",
                "2001:db8::4111:1111:1111:111a",
                "2001:db8:4111:1111::1111:1111",
                "::1",
                "::",
                "fe80::1"
            })
    void containsAddress_otherAddress_isFalse(String address) {
        assertThat(CardNumbers.containsAddress(address)).isFalse();
    }

    @Test
    void mask_textWithSeveralNumbers_hidesEach() {
        assertThat(CardNumbers.mask("a 4111111111111111, b 3782-822463-10005; c 1777900000003"))
                .isEqualTo("a ################, b ####-######-#####; c 1777900000003");
    }

    @Test
    void mask_digitsBeyondTheBmp_keepsTheLength() {
        String bold = NUMBER.chars()
                .mapToObj(c -> Character.toString(c - '0' + 0x1D7CE))
                .reduce("", String::concat);

        assertThat(CardNumbers.mask("x" + bold + "y")).isEqualTo("x" + "#".repeat(32) + "y");
    }

    @ParameterizedTest
    @ValueSource(doubles = {4111111111111111d, -4111111111111111d, 378282246310005d, 4000000000000010d, 4222222222222d})
    void isCardNumber_wholeNumberOfANetwork_isTrue(double number) {
        assertThat(CardNumbers.isCardNumber(number)).isTrue();
    }

    @Test
    void isCardNumber_beyondExactDoubles_isTrueIfACardNumberRoundsToIt() {
        assertThat(CardNumbers.isCardNumber((double) 6799990100000000019L)).isTrue();
        assertThat(CardNumbers.isCardNumber((double) 1945000000000000005L)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                4111111111111112d,
                4111.111111111111,
                41111111111.11111,
                1777900000003d,
                0,
                12.5,
                1e300,
                Double.NaN,
                Double.NEGATIVE_INFINITY
            })
    void isCardNumber_otherNumber_isFalse(double number) {
        assertThat(CardNumbers.isCardNumber(number)).isFalse();
    }

    @Test
    void firstDigits_ofALongNumber_areAtMostEight() {
        assertThat(CardNumbers.firstDigits(NUMBER, 8)).isEqualTo("41111111");
        assertThat(CardNumbers.firstDigits(NUMBER, 6)).isEqualTo("411111");
        assertThat(CardNumbers.firstDigits("\uFF14111-1111 1111 1111", 8)).isEqualTo("41111111");
    }

    @Test
    void firstDigits_ofAShortNumber_areSix() {
        assertThat(CardNumbers.firstDigits("378282246310005", 8)).isEqualTo("378282");
        assertThat(CardNumbers.firstDigits("30569309025904", 8)).isEqualTo("305693");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tok_4111111111111111", "41111111111", "41111111111111111111", "4111111111111111=2512"})
    void firstDigits_ofWhatCannotBeACardNumber_areNull(String text) {
        assertThat(CardNumbers.firstDigits(text, 8)).isNull();
    }

    private static String withCheckDigit(String number) {
        String stem = number.substring(0, number.length() - 1);
        for (int digit = 0; digit < 10; digit++) {
            if (Luhn.isValid(Long.parseLong(stem + digit))) {
                return stem + digit;
            }
        }
        throw new AssertionError(number);
    }

    private static String wrongCheckDigit(String number) {
        int last = number.charAt(number.length() - 1) - '0';
        return number.substring(0, number.length() - 1) + (last + 1) % 10;
    }
}
