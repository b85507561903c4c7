package dev.fraudscorer.spi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final List<String> KNOWN = List.of("card.count_1h", "card.count_1d", "amount", "country");

    @Test
    void nearest_smallSlips_findsTheNameThatWasMeant() {
        assertThat(Names.nearest("card.cuont_1h", KNOWN)).isEqualTo("card.count_1h");
        assertThat(Names.nearest("Amount", KNOWN)).isEqualTo("amount");
        assertThat(Names.nearest("contry", KNOWN)).isEqualTo("country");
    }

    @Test
    void nearest_nothingNear_isNull() {
        assertThat(Names.nearest("merchant", KNOWN)).isNull();
        assertThat(Names.nearest("x", List.of())).isNull();
    }

    @Test
    void parseDuration_units_areRead() {
        assertThat(PolicyReader.parseDuration("500ms")).isEqualTo(Duration.ofMillis(500));
        assertThat(PolicyReader.parseDuration("90d")).isEqualTo(Duration.ofDays(90));
        assertThat(PolicyReader.parseDuration("1h")).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void parseDuration_anythingElse_isNull() {
        for (String text : List.of("", "1", "h", "-1h", "1 h", "0s", "1w", "999999999d", "12345678901s", "1.5h")) {
            assertThat(PolicyReader.parseDuration(text)).as(text).isNull();
        }
    }
}
