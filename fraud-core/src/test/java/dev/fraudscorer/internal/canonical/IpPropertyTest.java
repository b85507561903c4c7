package dev.fraudscorer.internal.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our reading of addresses against the platform's. */
final class IpPropertyTest {
    private static final long SEED = 20261122;

    @Test
    void halves_randomAddresses_equalInetAddress() throws UnknownHostException {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String text = random.nextInt(3) == 0 ? ipv4(random) : ipv6(random);
            assertThat(Ip.isAddress(text)).as("seed %d: %s", SEED, text).isTrue();
            BigInteger expected = new BigInteger(1, mapped(InetAddress.getByName(text)));
            assertThat(new BigInteger(Long.toUnsignedString(Ip.high(text)))
                            .shiftLeft(64)
                            .add(new BigInteger(Long.toUnsignedString(Ip.low(text)))))
                    .as("seed %d: %s", SEED, text)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "a.b.c.d",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "12345::",
                "::g",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "1:2:3:4:5:6:7:8:",
                "::1:",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3.4:5",
                "fe80::1%eth0",
                "1.2.3.4 ",
                "::١"
            })
    void isAddress_otherText_isFalse(String text) {
        assertThat(Ip.isAddress(text)).isFalse();
        assertThat(Ip.canonical(text)).isNull();
    }

    @Test
    void canonical_randomSpellings_areOneText() throws UnknownHostException {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = random.nextInt(3) == 0 ? mappedIpv4(random) : ipv6Bytes(random);
            String first = Objects.requireNonNull(Ip.canonical(AddressSpelling.of(bytes, random)));
            for (int spelling = 0; spelling < 4; spelling++) {
                String text = AddressSpelling.of(bytes, random);
                assertThat(Ip.canonical(text)).as("seed %d: %s", SEED, text).isEqualTo(first);
            }
            assertThat(Ip.canonical(first)).as("seed %d: %s", SEED, first).isEqualTo(first);
            // The platform turns a mapped address into an IPv4 address, too.
            assertThat(InetAddress.getByName(first).getAddress())
                    .as("seed %d: %s", SEED, first)
                    .isEqualTo(InetAddress.getByAddress(bytes).getAddress());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:0201, 192.0.2.1",
        "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
        "::192.0.2.1, ::c000:201",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "1::, 1::",
        "0:0:0:0:0:0:0:0, ::",
        "0::1, ::1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3"
    })
    void canonical_spelling_isThatOfRfc5952(String text, String canonical) {
        assertThat(Ip.canonical(text)).isEqualTo(canonical);
    }

    @Test
    void canonical_ipv4Address_isTheSameObject() {
        String text = "203.0.113.7";
        assertThat(Ip.canonical(text)).isSameAs(text);
    }

    private static byte[] mapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 16) {
            return bytes;
        }
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(bytes, 0, mapped, 12, 4);
        return mapped;
    }

    private static String ipv4(Random random) {
        return random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }

    /** Written in full, or with a gap somewhere, or with an IPv4 address at its end. */
    private static String ipv6(Random random) {
        int written = random.nextInt(8) == 0 ? 8 : random.nextInt(8);
        int gapAt = written == 8 ? -1 : random.nextInt(written + 1);
        boolean dotted = written >= 2 && gapAt <= written - 2 && random.nextInt(3) == 0;
        int groups = dotted ? written - 2 : written;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups; i++) {
            text.append(i == gapAt ? "::" : i > 0 ? ":" : "");
            String group = Integer.toHexString(random.nextInt(1 << random.nextInt(17)));
            text.append(random.nextBoolean() ? group : group.toUpperCase(Locale.ROOT));
        }
        text.append(gapAt == groups ? "::" : dotted && groups > 0 ? ":" : "");
        return text.append(dotted ? ipv4(random) : "").toString();
    }

    private static byte[] mappedIpv4(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        Arrays.fill(bytes, 0, 10, (byte) 0);
        bytes[10] = -1;
        bytes[11] = -1;
        return bytes;
    }

    /** With many zero groups, where spellings differ most. */
    private static byte[] ipv6Bytes(Random random) {
        byte[] bytes = new byte[16];
        for (int group = 0; group < 8; group++) {
            if (random.nextBoolean()) {
                bytes[2 * group] = (byte) (random.nextBoolean() ? 0 : random.nextInt());
                bytes[2 * group + 1] = (byte) random.nextInt();
            }
        }
        return bytes;
    }
}
