package dev.fraudscorer.internal.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.internal.canonical.IpText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many honest texts with many digits are taken for card numbers: the shares that docs/policy.md states. */
class HonestTextsPropertyTest {
    private static final long SEED = Long.getLong("fraudscorer.seed", 20_261_130);
    private static final int TEXTS = Integer.getInteger("fraudscorer.cards.texts", 40_000);

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void contains_stampsWithZones_refusesNone() {
        isRefused("ISO stamps", 0, r -> stamp(r).toString());
        isRefused("ISO stamps with offsets", 0, r -> stamp(r).toString().replace("Z", "+02:00"));
        isRefused("local stamps", 0, r -> stamp(r).toString().substring(0, 19).replace('T', ' '));
        isRefused("dates", 0, r -> day(r).toString());
        isRefused("lists of dates", 0, r -> list(r, 5, ", ", x -> day(x).toString()));
        isRefused("slashed dates", 0, r -> day(r).format(DateTimeFormatter.ofPattern("MM/dd/yyyy")));
    }

    @Test
    void contains_pricesAndAmounts_refusesAlmostNone() {
        isRefused("prices", 0.0002, r -> list(r, 9, ", ", HonestTextsPropertyTest::price));
        isRefused("prices in JSON", 0.0002, r -> "[" + list(r, 9, ",", HonestTextsPropertyTest::price) + "]");
        isRefused("amounts", 0.001, r -> String.format(Locale.ROOT, "%,.2f", r.nextDouble() * 1e9));
        isRefused("quantities", 0.004, r -> list(r, 9, ", ", x -> "" + x.nextInt(1, 1_000)));
        isRefused("lines of a file", 0.002, r -> stamp(r) + ";" + price(r) + ";EUR;" + r.nextInt(100_000) + ";AT");
    }

    @Test
    void contains_addresses_refusesFew() {
        isRefused("IPv4", 0, HonestTextsPropertyTest::ipv4);
        isRefused("lists of IPv4", 0.001, r -> list(r, 6, ", ", HonestTextsPropertyTest::ipv4));
        isRefused("IPv6", 0.0005, r -> IpText.ofIpv6(r.nextLong(), r.nextLong()));
        int refused = 0;
        for (int i = 0; i < TEXTS; i++) {
            String address = IpText.ofIpv6(r6(), random.nextLong());
            refused += CardNumbers.containsAddress(address) ? 1 : 0;
        }
        assertThat((double) refused / TEXTS).as("seed %d", SEED).isLessThanOrEqualTo(0.0002);
    }

    @Test
    void contains_telephones_refusesFew() {
        isRefused("international", 0, r -> "+" + r.nextInt(1, 99) + " " + digits(r, 3) + " " + digits(r, 7));
        isRefused("American", 0, r -> "(" + digits(r, 3) + ") " + digits(r, 3) + "-" + digits(r, 4));
        isRefused(
                "two",
                0.003,
                r -> list(r, 3, ", ", x -> "(" + digits(x, 3) + ") " + digits(x, 3) + "-" + digits(x, 4)));
        isRefused("lists", 0.003, r -> list(r, 3, ", ", x -> "+49 " + digits(x, 3) + " " + digits(x, 7)));
    }

    @Test
    void contains_idsInLists_refusesFew() {
        isRefused("merchant categories", 0.012, r -> list(r, 9, ",", x -> "" + x.nextInt(1_000, 10_000)));
        isRefused("post codes", 0.003, r -> list(r, 9, ", ", x -> digits(x, 5)));
        isRefused("hours", 0, r -> list(r, 4, ", ", x -> String.format("%02d:%02d", x.nextInt(24), x.nextInt(60))));
    }

    private void isRefused(String kind, double most, Function<SplittableRandom, String> texts) {
        int refused = 0;
        String example = "";
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.apply(random);
            if (CardNumbers.contains(text)) {
                refused++;
                example = text;
            }
        }
        double share = (double) refused / TEXTS;
        assertThat(share).as("seed %d, %s, such as '%s'", SEED, kind, example).isLessThanOrEqualTo(most);
    }

    private long r6() {
        return 0x2000_0000_0000_0000L | random.nextLong() >>> 3;
    }

    private static Instant stamp(SplittableRandom random) {
        return Instant.ofEpochSecond(random.nextLong(1_000_000_000, 2_051_222_400), random.nextInt(1_000_000) * 1_000L);
    }

    private static LocalDate day(SplittableRandom random) {
        return LocalDate.ofEpochDay(random.nextInt(10_000, 24_000));
    }

    private static String price(SplittableRandom random) {
        return String.format(Locale.ROOT, "%.2f", Math.exp(random.nextDouble() * 9));
    }

    private static String ipv4(SplittableRandom random) {
        return IpText.ofIpv4(random.nextInt());
    }

    private static String list(
            SplittableRandom random, int most, String separator, Function<SplittableRandom, String> texts) {
        return IntStream.range(0, random.nextInt(1, most))
                .mapToObj(i -> texts.apply(random))
                .collect(Collectors.joining(separator));
    }

    private static String digits(SplittableRandom random, int length) {
        return random.ints(length, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }
}
