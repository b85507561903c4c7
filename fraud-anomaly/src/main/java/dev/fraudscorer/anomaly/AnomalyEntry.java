package dev.fraudscorer.anomaly;

import dev.fraudscorer.anomaly.internal.detector.DetectorConfig;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.vector.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the section {@code anomaly}. Immutable.
 *
 * @param id the detector's name in evidence
 * @param inputs numbers or booleans, in policy order
 * @param when which events it scores and learns; null for all
 * @param imputes whether an input that is missing is taken for a usual one
 * @param reason the code for its evidence; null for none
 * @param mode whether its risk has effect
 * @param weight above 0
 * @param risks how odd is how risky
 * @param config the detector's settings
 * @param pace when it learns
 */
record AnomalyEntry(
        String id,
        List<Variable> inputs,
        @Nullable Condition when,
        boolean imputes,
        @Nullable ReasonCode reason,
        Mode mode,
        double weight,
        RiskTable risks,
        DetectorConfig config,
        Pace pace) {
    AnomalyEntry {
        inputs = List.copyOf(inputs);
    }

    int[] slots() {
        return inputs.stream().mapToInt(Variable::slot).toArray();
    }

    /**
     * When it learns.
     *
     * @param every it learns one of so many events
     * @param queue how many events may wait to be learned; 0 if none waits, but is learned by the thread that scored it
     * @param until after how many events learned its forest stays as it is
     */
    record Pace(int every, int queue, long until) {
        boolean isInline() {
            return queue == 0;
        }
    }
}
