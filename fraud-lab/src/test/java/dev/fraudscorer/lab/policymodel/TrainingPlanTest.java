package dev.fraudscorer.lab.policymodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.lab.replay.ReplayPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {
    private static final ReplayPlan REPLAY = ReplayPlan.of(Path.of("policy"), Path.of("events.csv"));

    @Test
    void construct_sectionsLeftOut_stayLeftOutBesideTheModels() {
        TrainingPlan plan = TrainingPlan.of(REPLAY.withoutSections("rules", "lists"), "gbt");

        assertThat(plan.replay().without()).containsExactlyInAnyOrder("rules", "lists", "models");
    }

    @Test
    void construct_sharesThatLeaveNothing_areRefused() {
        assertThatThrownBy(() -> new TrainingPlan(
                        REPLAY, "gbt", List.of(), 0.7, Duration.ZERO, 0.3, TrainingPlan.DEFAULT_PARAMETERS))
                .hasMessageContaining("0.7")
                .hasMessageContaining("0.3");
        assertThatThrownBy(() -> TrainingPlan.of(REPLAY, "../gbt")).hasMessageContaining("'../gbt'");
    }
}
