package dev.fraudscorer.rules.internal.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.0/8, ::ffff:10.1.1.1, true",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, ::1, false",
        "192.168.1.7/32, 192.168.1.7, true",
        "192.168.1.7, 192.168.1.8, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8::/64, 2001:db8::ffff:0:0:1, true",
        "2001:db8::/65, 2001:db8::8000:0:0:1, false",
        "::/0, 1.2.3.4, true",
        "::1/128, ::1, true",
    })
    void contains_address_saysWhetherFirstBitsAreThose(String range, String address, boolean expected) {
        Cidr cidr = Objects.requireNonNull(Cidr.parse(range), range);
        assertThat(cidr.contains(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "2001:db8::1/32",
                "::/129",
                "host/8",
                "/8",
                ""
            })
    void parse_noRange_isNull(String text) {
        assertThat(Cidr.parse(text)).isNull();
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
}
