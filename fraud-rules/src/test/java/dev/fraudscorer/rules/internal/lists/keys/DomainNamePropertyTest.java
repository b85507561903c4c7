package dev.fraudscorer.rules.internal.lists.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our spelling of domains against the platform's, where both follow the same standard. */
class DomainNamePropertyTest {
    private static final long SEED = 20261130;

    /** Letters on which IDNA 2003, which the platform follows, and UTS 46 agree. */
    private static final String LETTERS = "abcxyz0189-äöüÄÖÜéèñçÅøŁžабвгЖαβγΔ中文字日本語한국तमA\ud83d\ude00";

    @Test
    void ascii_randomLabels_areThoseOfThePlatform() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder label = new StringBuilder("a");
            int[] letters = LETTERS.codePoints().toArray();
            for (int length = random.nextInt(12); length >= 0; length--) {
                label.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            String domain = label + ".example";
            String expected = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            assertThat(DomainName.ascii(domain)).as("seed %d: %s", SEED, domain).isEqualTo(expected);
        }
    }

    @Test
    void ascii_randomSpellingsOfOneDomain_areOne() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder spelled = new StringBuilder(random.nextBoolean() ? "\"a@b\"@" : "");
            String domain = "bücher-wegwerf.trashmail.example";
            String form = random.nextBoolean() ? domain : Normalizer.normalize(domain, Normalizer.Form.NFD);
            for (int at = 0; at < form.length(); at++) {
                char c = form.charAt(at);
                char cased = random.nextBoolean() ? Character.toUpperCase(c) : c;
                boolean wide = cased > ' ' && cased < 127 && cased != '.' && random.nextInt(5) == 0;
                spelled.append(
                        c == '.'
                                ? ".\u3002\uff0e\uff61".charAt(random.nextInt(4))
                                : wide ? (char) (cased + 0xfee0) : cased);
                if (random.nextInt(6) == 0 && c != 'u') {
                    spelled.append("\u00ad\u200b\u2060\ufeff".charAt(random.nextInt(4)));
                }
            }
            spelled.append(random.nextBoolean() ? "." : "");
            assertThat(DomainName.ascii(spelled.toString()))
                    .as("seed %d: %s", SEED, spelled)
                    .isEqualTo("xn--bcher-wegwerf-wob.trashmail.example");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "straße.example, xn--strae-oqa.example",
        "STRASSE.example, strasse.example",
        "faß.de, xn--fa-hia.de",
        "müller.example, xn--mller-kva.example",
        "a@MÜLLER.Example., xn--mller-kva.example",
        "日本語。JP, xn--wgv71a119e.jp",
        "☃.net, xn--n3h.net",
        "XN--BCHER-WEGWERF-WOB.EXAMPLE, xn--bcher-wegwerf-wob.example",
    })
    void ascii_spelling_isThatOfUts46(String text, String expected) {
        assertThat(DomainName.ascii(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", ".", "a@", "plain.example", "A@plain.example", "a@plain.example."})
    void ascii_plainDomain_isTheSameObject(String text) {
        assertThat(DomainName.ascii(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 4_096, 65_536})
    void ascii_hostileText_isBounded(int length) {
        assertThat(DomainName.ascii("ü".repeat(length)).length()).isLessThan(700);
        assertThat(DomainName.ascii("ü.".repeat(length / 2)).length()).isLessThan(10_000);
        assertThat(DomainName.ascii("\u00ad".repeat(length))).isEmpty();
        assertThat(DomainName.ascii("\ufdfa".repeat(length)).length()).isLessThan(20_000);
        assertThat(DomainName.ascii("ü".repeat(length) + ".Evil.example")).endsWith("evil.example");
        assertThat(DomainName.ascii("\ud800".repeat(length))).isNotNull();
    }
}
