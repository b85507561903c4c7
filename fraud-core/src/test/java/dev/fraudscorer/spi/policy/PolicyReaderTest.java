package dev.fraudscorer.spi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.policy.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PolicyReaderTest {
    private final PolicyReader reader = new PolicyReader();

    @Test
    void read_noNode_isNullWithoutAProblem() {
        assertThat(reader.map(null)).isNull();
        assertThat(reader.map(null, List.of("id"))).isNull();
        assertThat(reader.list(null)).isNull();
        assertThat(reader.text(null)).isNull();
        assertThat(reader.number(null, 0, 1)).isNull();
        assertThat(reader.whole(null, 0, 1)).isNull();
        assertThat(reader.bytes(null)).isNull();
        assertThat(reader.bool(null)).isNull();
        assertThat(reader.constant(null, Mode.class, "mode")).isNull();
        assertThat(reader.reasonCode(null)).isNull();
        assertThat(reader.duration(null)).isNull();

        assertThat(reader.problemCount()).isZero();
    }

    @Test
    void reasonCode_oneThatIsNone_isReported() {
        assertThat(reader.reasonCode(text("MODEL_GBT"))).isEqualTo(new ReasonCode("MODEL_GBT"));
        assertThat(reader.reasonCode(text("no code"))).isNull();

        assertThat(reader.problems()).hasSize(1);
        assertThat(reader.problems().get(0).expected()).isEqualTo(ReasonCode.EXPECTED);
    }

    private static ScalarNode text(String text) {
        return new ScalarNode(new Location("policy.yaml", 1, 1), ScalarNode.Kind.TEXT, text);
    }
}
