package dev.fraudscorer.rules.internal.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CidrTest {
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
}
