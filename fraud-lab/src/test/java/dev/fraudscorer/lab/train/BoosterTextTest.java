package dev.fraudscorer.lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.lab.train.internal.Booster;
import dev.fraudscorer.lab.train.internal.Dataset;
import dev.fraudscorer.lab.train.internal.FloatRows;
import org.junit.jupiter.api.Test;

class BoosterTextTest {
    @Test
    void read_textOfATrainedBooster_scoresToTheBitAsThatOne() {
        TrainingSet set = Histories.random(31, 4_000);
        FloatRows rows = GradientBoosting.rows(set);
        String settings = LightGbmSettings.of(
                BoostingParameters.DEFAULT.toBuilder().threads(1).build());
        try (Dataset data = Dataset.of(rows, set.labels(), settings, null);
                Booster trained = Booster.on(data, settings)) {
            for (int i = 0; i < 50; i++) {
                trained.addTree();
            }
            String text = trained.text(50);
            assertThat(text).contains("inf"); // the odd number out in C++'s text form

            try (Booster read = Booster.read(text)) {
                assertThat(read.predict(rows, 1)).isEqualTo(trained.predict(rows, 1));
                assertThat(read.text(50)).contains("end of trees");
            }
        }
    }
}
