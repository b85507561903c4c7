package dev.fraudscorer.internal.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CardNumbersPropertyTest {
    private static final long SEED = Long.getLong("fraudscorer.seed", 20_261_130);
    private static final int IDS = Integer.getInteger("fraudscorer.cards.ids", 100_000);
    private static final String SEPARATORS = " -._/\t\u00A0\u2009\u3000\u200B\uFEFF\u00AD\u2013\u2212";
    private static final int[] ZEROS = {'0', 0xFF10, 0x0660, 0x0966, 0x1D7CE};
    /** First digits with which no network's numbers begin. */
    private static final String[] OF_NO_NETWORK = {"0", "1", "7", "80", "83", "90", "21", "29", "33", "54x", "9000"};

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void contains_idsOfEachKind_refusesNone() {
        long from = 1_000_000_000L; // September 2001
        long to = 2_051_222_400L; // the year 2035
        refusesNone("seconds", r -> "" + r.nextLong(from, to));
        refusesNone("milliseconds", r -> "" + r.nextLong(from * 1000, to * 1000));
        refusesNone("microseconds", r -> "" + r.nextLong(from * 1_000_000, to * 1_000_000));
        refusesNone("nanoseconds", r -> "" + r.nextLong(from * 1_000_000_000, to * 1_000_000_000));
        refusesNone(
                "uuids",
                r -> new UUID((r.nextLong() & ~0xF000L) | 0x4000L, (r.nextLong() >>> 2) | (1L << 63)).toString());
        // One in 1,850 of sixteen has no letter: it is a number of sixteen digits, and no guard can distinguish it from
        // another.
        refusesNone("hex 16", r -> withLetter(hex(r, 16)));
        refusesNone("hex 24", r -> hex(r, 24));
        refusesNone("hex 32", r -> hex(r, 32));
        refusesNone("hex 40", r -> hex(r, 40));
        refusesNone("hex 64", r -> hex(r, 64));
        refusesNone(
                "snowflakes", r -> "" + (r.nextLong(440_000_000_000L, 500_000_000_000L) << 22 | r.nextInt(1 << 22)));
        refusesNone("merchants", r -> "000" + digits(r, 12));
        refusesNone("no network", r -> {
            String prefix = OF_NO_NETWORK[r.nextInt(OF_NO_NETWORK.length)].replace("54x", "91");
            return prefix.startsWith("91") ? "910" + digits(r, 13) : prefix + digits(r, r.nextInt(11, 16));
        });
    }

    @Test
    void isCardNumber_stampsAndAmounts_isFalse() {
        for (int i = 0; i < IDS; i++) {
            long millis = random.nextLong(1_000_000_000_000L, 2_051_222_400_000L);
            double amount = random.nextLong(100_000_000_000L) / 100.0;
            assertThat(CardNumbers.isCardNumber((double) millis) || CardNumbers.isCardNumber(millis * 1000.0))
                    .as("seed %s, %s", SEED, millis)
                    .isFalse();
            assertThat(CardNumbers.isCardNumber(amount))
                    .as("seed %s, %s", SEED, amount)
                    .isFalse();
        }
    }

    /** The shares that docs/policy.md states. */
    @Test
    void contains_uniformlyRandomDigits_refusesTheStatedShare() {
        double[] stated = {0.11, 1.1, 0.47, 0.67, 4.03, 0.89, 0.9, 1.9};
        for (int length = 12; length <= 19; length++) {
            int refused = 0;
            int ids = IDS;
            for (int i = 0; i < ids; i++) {
                refused += CardNumbers.contains(digits(random, length)) ? 1 : 0;
            }
            double percent = 100.0 * refused / ids;
            assertThat(percent)
                    .as("seed %s, %s digits", SEED, length)
                    .isBetween(stated[length - 12] - 0.25, stated[length - 12] + 0.25);
        }
    }

    @Test
    void contains_randomNumberInRandomSpelling_isTrueAndMaskedNone() {
        List<String> networks = List.of("4", "51", "2221", "37", "6011", "3528", "36", "62", "50", "2200", "9792");
        for (int i = 0; i < 100_000; i++) {
            String prefix = networks.get(random.nextInt(networks.size()));
            int length = prefix.equals("37") ? 15 : prefix.equals("36") ? 14 : 16;
            String number = valid(prefix, length);
            String spelled = spelled(number);
            if (spelled.matches("[0-9]{1,3}\\.[0-9]{9,}")) {
                continue; // a decimal fraction
            }
            String text = embedded(spelled);

            assertThat(CardNumbers.contains(text))
                    .as("seed %s, '%s'", SEED, text)
                    .isTrue();
            assertThat(Spellings.digits(CardNumbers.mask(text)))
                    .as("seed %s, '%s'", SEED, text)
                    .doesNotContain(number);
        }
    }

    /** Groups as cards print them, between which any signs stand, up to eight of them. */
    @Test
    void contains_printedGroupsWithAnySigns_isTrueAndMaskedNone() {
        int[] signs = IntStream.range(1, 0x3000)
                .filter(Character::isDefined)
                .filter(c -> !Glyph.isDigit(Glyph.of(c)) && Glyph.of(c) != Glyph.LETTER)
                .toArray();
        List<int[]> shapes = List.of(new int[] {4, 4, 4, 4}, new int[] {3, 3, 3, 3, 3, 1}, new int[] {4, 6, 5});
        for (int i = 0; i < 40_000; i++) {
            int[] shape = shapes.get(random.nextInt(shapes.size()));
            String number = shape.length == 3 ? valid("37", 15) : valid("4", 16);
            StringBuilder spelled = new StringBuilder();
            int digit = 0;
            for (int size : shape) {
                for (int sign = digit == 0 ? 0 : random.nextInt(1, 9); sign > 0; sign--) {
                    spelled.appendCodePoint(signs[random.nextInt(random.nextInt(4) == 0 ? signs.length : 90)]);
                }
                spelled.append(number, digit, digit + size);
                digit += size;
            }
            String[] around = {"", "x", "(", " ", "12 ", "[", "a: "};
            String text = around[random.nextInt(around.length)] + spelled + around[random.nextInt(4)];

            assertThat(CardNumbers.contains(text))
                    .as("seed %s, '%s'", SEED, text)
                    .isTrue();
            assertThat(Spellings.digits(CardNumbers.mask(text)))
                    .as("seed %s, '%s'", SEED, text)
                    .doesNotContain(number);
        }
    }

    private void refusesNone(String kind, Function<SplittableRandom, String> ids) {
        for (int i = 0; i < IDS; i++) {
            String id = ids.apply(random);
            if (CardNumbers.contains(id)) {
                throw new AssertionError("seed " + SEED + ": " + kind + " " + id + " was taken for a card number");
            }
        }
    }

    private String spelled(String number) {
        StringBuilder text = new StringBuilder();
        int zero = ZEROS[random.nextInt(ZEROS.length)];
        int share = random.nextInt(4);
        for (int i = 0; i < number.length(); i++) {
            text.appendCodePoint(number.charAt(i) - '0' + (random.nextInt(4) == 0 ? '0' : zero));
            while (i < number.length() - 1 && random.nextInt(4) < share) {
                text.append(SEPARATORS.charAt(random.nextInt(SEPARATORS.length())));
            }
        }
        return text.toString();
    }

    private String embedded(String spelled) {
        String[] before = {"", "pan ", "x", "12 ", "%B", "a=", "(", "\uD83D\uDE00", "77-"};
        String[] after = {"", " 12/25", "x", "=2512", "^N", ")", ";", "\n", "\u200B"};
        return before[random.nextInt(before.length)] + spelled + after[random.nextInt(after.length)];
    }

    private String valid(String prefix, int length) {
        String stem = prefix + digits(random, length - 1 - prefix.length());
        for (int digit = 0; ; digit++) {
            if (Luhn.isValid(Long.parseLong(stem + digit))) {
                return stem + digit;
            }
        }
    }

    private static String digits(SplittableRandom random, int length) {
        char[] digits = new char[length];
        for (int i = 0; i < length; i++) {
            digits[i] = (char) ('0' + random.nextInt(10));
        }
        return new String(digits);
    }

    private static String hex(SplittableRandom random, int length) {
        char[] digits = new char[length];
        for (int i = 0; i < length; i++) {
            digits[i] = Character.forDigit(random.nextInt(16), 16);
        }
        return new String(digits);
    }

    private static String withLetter(String hex) {
        return hex.chars().allMatch(Character::isDigit) ? hex.substring(1) + "a" : hex;
    }
}
