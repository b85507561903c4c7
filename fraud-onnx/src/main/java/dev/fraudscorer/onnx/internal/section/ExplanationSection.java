package dev.fraudscorer.onnx.internal.section;

import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how the scores of a model shall be explained. */
final class ExplanationSection {
    private static final int USUAL_REASONS = 4;
    private static final int MOST_REASONS = 100;

    private ExplanationSection() {}

    static ExplanationEntry read(MapNode model, @Nullable ScalarNode background, PolicyReader reader) {
        ExplanationEntry.When when =
                reader.constant(model.get("explain"), ExplanationEntry.When.class, "value of 'explain'");
        Long count = reader.whole(model.get("most_reasons"), 1, MOST_REASONS);
        Map<String, ReasonCode> reasons = new HashMap<>();
        Map<String, Location> places = new HashMap<>();
        MapNode map = reader.map(model.get("reasons"));
        for (MapNode.Entry entry : map == null ? List.<MapNode.Entry>of() : map.entries()) {
            ReasonCode code = reader.reasonCode(entry.value());
            places.put(entry.key(), entry.at());
            if (code != null) {
                reasons.put(entry.key(), code);
            }
        }
        return new ExplanationEntry(
                when == null ? ExplanationEntry.When.REVIEW_AND_DENY : when,
                count == null ? USUAL_REASONS : count.intValue(),
                Map.copyOf(reasons),
                Map.copyOf(places),
                background);
    }
}
