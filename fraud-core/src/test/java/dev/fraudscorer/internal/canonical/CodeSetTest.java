package dev.fraudscorer.internal.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CodeSetTest {
    @Test
    void countries_theTable_hasThoseOfThePlatform() {
        assertThat(Countries.CODES.size()).isEqualTo(249);
        assertThat(Arrays.stream(Locale.getISOCountries())
                        .filter(code -> !Countries.CODES.contains(code))
                        .toList())
                .isSubsetOf("AN"); // dissolved in 2010; some platforms keep it
        assertThat(List.of("UK", "EU", "XK", "ZZ", "AN", "SU", "de", "DEU", "", "D", "D1"))
                .noneMatch(Countries.CODES::contains);
    }

    @Test
    void currencies_theTable_differsFromThePlatformByWhatChangedOnly() {
        TreeSet<String> unknownToThePlatform = new TreeSet<>();
        TreeSet<String> platform = new TreeSet<>();
        Currency.getAvailableCurrencies().forEach(currency -> platform.add(currency.getCurrencyCode()));
        for (char a = 'A'; a <= 'Z'; a++) {
            for (char b = 'A'; b <= 'Z'; b++) {
                for (char c = 'A'; c <= 'Z'; c++) {
                    String code = "" + a + b + c;
                    if (Currencies.CODES.contains(code) && !platform.contains(code)) {
                        unknownToThePlatform.add(code);
                    }
                }
            }
        }
        assertThat(unknownToThePlatform).isSubsetOf("SLE", "UYW", "VED", "XAD", "XCG", "ZWG");
        assertThat(List.of("DEM", "HRK", "SLL", "ANG", "BGN", "ZWL", "CUC", "EUX", "XXX", "XTS", "eur", "EU"))
                .noneMatch(Currencies.CODES::contains);
        assertThat(List.of("EUR", "USD", "JPY", "KWD", "SLE", "VED", "VES", "XCG", "ZWG", "XAF", "XOF", "XPF"))
                .allMatch(Currencies.CODES::contains);
    }

    @Test
    void meant_commonMistakes_areTheRightCodes() {
        assertThat(Countries.meant("UK")).isEqualTo("GB");
        assertThat(Countries.meant(" de")).isEqualTo("DE");
        assertThat(Countries.meant("ZZ")).isNull();
        assertThat(Currencies.meant("DEM")).isEqualTo("EUR");
        assertThat(Currencies.meant("chf")).isEqualTo("CHF");
        assertThat(Currencies.meant("EUX")).isNull();
    }

    @Test
    void with_furtherCodes_hasThemAndLeavesTheFirst() {
        CodeSet more = Countries.CODES.with(List.of("XK"));

        assertThat(more.contains("XK")).isTrue();
        assertThat(more.size()).isEqualTo(250);
        assertThat(Countries.CODES.contains("XK")).isFalse();
        assertThatThrownBy(() -> Countries.CODES.with(List.of("xk"))).hasMessageContaining("2 letters");
    }
}
