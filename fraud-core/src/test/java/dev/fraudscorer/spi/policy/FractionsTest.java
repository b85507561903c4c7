package dev.fraudscorer.spi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.Location;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report of a number that is written in another way than a policy takes. */
final class FractionsTest {
    private static final Location AT = new Location("policy.yaml", 1, 1);

    private final PolicyReader reader = new PolicyReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBER | 60 | 60 % is 0.6",
                "TEXT | 60% | 60 % is 0.6",
                "TEXT | 2.5 % | 2.5 % is 0.025",
                "TEXT | 0,60 | decimals are written with a point, such as 0.5"
            })
    void number_inAnotherForm_reportsWhatToWrite(ScalarNode.Kind kind, String written, String hint) {
        assertThat(reader.number(new ScalarNode(AT, kind, written), 0, 1)).isNull();
        assertThat(reader.problems().get(0).expected()).isEqualTo("a number in [0, 1]; " + hint);
    }

    @ParameterizedTest
    @CsvSource({"NUMBER, 1.5", "NUMBER, 101", "NUMBER, -1", "TEXT, high"})
    void number_thatIsNoShare_isReportedWithoutAGuess(ScalarNode.Kind kind, String written) {
        assertThat(reader.number(new ScalarNode(AT, kind, written), 0, 1)).isNull();
        assertThat(reader.problems().get(0).expected()).isEqualTo("a number in [0, 1]");
    }

    @Test
    void map_keyThatACommaCutOff_reportsThatDecimalsHaveAPoint() {
        ScalarNode value = new ScalarNode(AT, ScalarNode.Kind.EMPTY, "");
        reader.map(new MapNode(AT, List.of(new MapNode.Entry("60", AT, value))), List.of("risk"));

        assertThat(reader.problems().get(0).toString())
                .contains("the key '60'", "decimals are written with a point, such as 0.5");
    }
}
