package dev.fraudscorer.onnx.internal.section;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When and how a model's scores are explained. Immutable.
 *
 * @param when for which decisions
 * @param most how many reasons an assessment shows
 * @param reasons the code by feature
 * @param places of the features that have codes
 * @param background the place of the name of the file with background rows; null for none
 */
public record ExplanationEntry(
        When when,
        int most,
        Map<String, ReasonCode> reasons,
        Map<String, Location> places,
        @Nullable ScalarNode background) {
    public enum When {
        ALWAYS,
        REVIEW_AND_DENY,
        NEVER;

        public boolean includes(Decision decision) {
            return this == ALWAYS || (this == REVIEW_AND_DENY && decision != Decision.APPROVE);
        }
    }
}
