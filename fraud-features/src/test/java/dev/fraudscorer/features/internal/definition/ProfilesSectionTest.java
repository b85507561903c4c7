package dev.fraudscorer.features.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section {@code profiles}. */
class ProfilesSectionTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Bounds DEFAULT = new Bounds(DAY, Long.MAX_VALUE, Long.MAX_VALUE, 65_000);

    @Test
    void read_noSection_isTheDefault() {
        assertThat(DefinitionLoad.of("features: {}").bounds).isEqualTo(DEFAULT);
    }

    @Test
    void read_everyBound_isTaken() {
        DefinitionLoad load =
                DefinitionLoad.of("profiles: { lateness: 2h, max_entities: 5000000, max_bytes: 2GB, exact_events: 64,"
                        + " exact_distinct: 1000000 }");

        assertThat(load.problems()).isEmpty();
        assertThat(load.bounds)
                .isEqualTo(new Bounds(DAY / 12, 5_000_000, 2_000_000_000L, 64, 1_000_000, DEFAULT.memoryBytes()));
    }

    @Test
    void read_mostExactEvents_isTaken() {
        DefinitionLoad load = DefinitionLoad.of("profiles: { exact_events: 65000 }");

        assertThat(load.problems()).isEmpty();
        assertThat(load.bounds).isEqualTo(DEFAULT);
        assertThat(DEFAULT.exactDistinct()).isEqualTo(65_536);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "1500000,1500000",
        "1KB,1000",
        "512 MB,512000000",
        "2GB,2000000000",
        "1TB,1000000000000",
        "1KiB,1024",
        "1MiB,1048576",
        "1.5GiB,1610612736",
        "1TiB,1099511627776",
        "0.001KB,1",
        "100TB,100000000000000"
    })
    void read_maxBytes_inEveryUnit(String text, long bytes) {
        DefinitionLoad load = DefinitionLoad.of("profiles: { max_bytes: " + text + " }");

        assertThat(load.problems()).isEmpty();
        assertThat(load.bounds.maxBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lateness: 1w | 23 | found the text '1w'; expected a length of time such as 500ms, 30s, 10m, 1h or 7d",
                "max_entities: 0 | 27 | found the number 0; expected a number in [1, 1000000000000]",
                "max_entities: 1.5 | 27 | found the number 1.5; expected a whole number",
                "max_entities: many | 27 | found the text 'many'; expected a number in [1, 1000000000000]",
                "max_bytes: 2gb | 24 | found the text '2gb'; expected a number of bytes, or a size such as 512MB, 2GB or"
                        + " 1.5GiB, up to 100TB",
                "max_bytes: 0GB | 24 | found the text '0GB'; expected a number of bytes, or a size such as 512MB, 2GB or"
                        + " 1.5GiB, up to 100TB",
                "max_bytes: 101TB | 24 | found the text '101TB'; expected a number of bytes, or a size such as 512MB,"
                        + " 2GB or 1.5GiB, up to 100TB",
                "max_bytes: -1 | 24 | found the number -1; expected a number in [1, 100000000000000]",
                "exact_events: 63 | 27 | found the number 63; expected a number in [64, 65000]",
                "exact_events: 65001 | 27 | found the number 65001; expected a number in [64, 65000]; an entity never keeps"
                        + " more events one by one, so name 65000 or leave the key out",
                "exact_events: 7.5 | 27 | found the number 7.5; expected a number in [64, 65000]",
                "exact_distinct: 63 | 29 | found the number 63; expected a number in [64, 1000000]",
                "exact_distinct: 1000001 | 29 | found the number 1000001; expected a number in [64, 1000000]",
                "max_byte: 1GB | 13 | found unknown key 'max_byte'; expected a known key; did you mean 'max_bytes'?",
            })
    void read_wrongBound_reportsWhereWhatAndHowAndKeepsTheDefault(String text, int column, String message) {
        DefinitionLoad load = DefinitionLoad.of("profiles: { " + text + " }");

        assertThat(load.problems()).containsExactly("policy.yaml:1:" + column + ": " + message);
        assertThat(load.bounds).isEqualTo(DEFAULT);
    }
}
