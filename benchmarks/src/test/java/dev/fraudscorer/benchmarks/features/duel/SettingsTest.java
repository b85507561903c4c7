package dev.fraudscorer.benchmarks.features.duel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void number_givenWithSeparators_isRead() {
        Settings settings = new Settings(new String[] {"cards=1_000_000", "older=a=b"}, "cards", "older", "payments");

        assertThat(settings.number("cards", 1)).isEqualTo(1_000_000);
        assertThat(settings.number("payments", 7)).isEqualTo(7);
        assertThat(settings.text("older")).isEqualTo("a=b");
        assertThat(settings.text("payments")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "", "99999999999"})
    void number_noneAbove0_isRefused(String value) {
        Settings settings = new Settings(new String[] {"cards=" + value}, "cards");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.number("cards", 1))
                .withMessage("cards=" + value + "; expected a whole number above 0, such as 1_000_000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"150000", "crads=1", "=1"})
    void new_anotherArgument_isRefused(String argument) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(new String[] {argument}, "cards"))
                .withMessage("argument '" + argument + "'; expected NAME=VALUE with a name of [cards]");
    }
}
