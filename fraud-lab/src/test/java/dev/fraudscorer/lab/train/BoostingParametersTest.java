package dev.fraudscorer.lab.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BoostingParametersTest {
    @Test
    void toBuilder_nothingChanged_buildsTheSame() {
        assertThat(BoostingParameters.DEFAULT.toBuilder().build()).isEqualTo(BoostingParameters.DEFAULT);
    }

    @Test
    void toBuilder_everyParameterChanged_buildsThese() {
        EarlyStopping stopping = new EarlyStopping(0.2, 30);

        BoostingParameters built = BoostingParameters.DEFAULT.toBuilder()
                .trees(1)
                .leaves(3)
                .learningRate(0.2)
                .minRowsPerLeaf(5)
                .l2(1.5)
                .positiveWeight(7)
                .inputShare(0.8)
                .rowShare(0.9)
                .maxBins(63)
                .earlyStopping(stopping)
                .seed(11)
                .threads(4)
                .build();

        assertThat(built).isEqualTo(new BoostingParameters(1, 3, 0.2, 5, 1.5, 7, 0.8, 0.9, 63, stopping, 11, 4));
    }

    @Test
    void build_parameterOutOfRange_isRefusedByName() {
        refused(builder -> builder.trees(0), "trees must be in [1, 10000] but was 0");
        refused(builder -> builder.leaves(1), "leaves must be in [2, 4096] but was 1");
        refused(builder -> builder.learningRate(Double.NaN), "learningRate must be in (0, 1] but was NaN");
        refused(builder -> builder.inputShare(0), "inputShare must be in (0, 1] but was 0.0");
        refused(builder -> builder.rowShare(1.1), "rowShare must be in (0, 1] but was 1.1");
        refused(builder -> builder.l2(-1), "l2 must be at least 0 and finite but was -1.0");
        refused(builder -> builder.positiveWeight(0), "positiveWeight must be above 0 and finite but was 0.0");
        refused(builder -> builder.seed(-1), "seed must be in [0, 2147483647] but was -1");
        refused(builder -> builder.threads(0), "threads must be in [1, 1024] but was 0");
    }

    @Test
    void earlyStopping_outOfRange_isRefused() {
        assertThatThrownBy(() -> new EarlyStopping(1, 5)).hasMessageContaining("validationShare must be in (0, 1)");
        assertThatThrownBy(() -> new EarlyStopping(0.1, 0)).hasMessageContaining("patience must be at least 1");
    }

    private static void refused(UnaryOperator<BoostingParametersBuilder> change, String message) {
        BoostingParametersBuilder builder = change.apply(BoostingParameters.DEFAULT.toBuilder());
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
