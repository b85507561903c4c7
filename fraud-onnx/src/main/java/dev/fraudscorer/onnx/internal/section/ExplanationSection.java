package dev.fraudscorer.onnx.internal.section;

import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
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
        Node explain = model.get("explain");
        ExplanationEntry.When when = reader.constant(explain, ExplanationEntry.When.class, "value of 'explain'");
        Node most = model.get("most_reasons");
        Double count = reader.number(most, 1, MOST_REASONS);
        if (most != null && count != null && count != Math.rint(count)) {
            reader.report(most.at(), most.describe(), "a whole number");
        }
        Map<String, ReasonCode> reasons = new HashMap<>();
        Map<String, Location> places = new HashMap<>();
        Node codes = model.get("reasons");
        MapNode map = reader.map(codes);
        for (MapNode.Entry entry : map == null ? List.<MapNode.Entry>of() : map.entries()) {
            ReasonCode code = code(entry.value(), reader);
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

    /** A reason code; null if it was reported that it is none. */
    static @Nullable ReasonCode code(Node node, PolicyReader reader) {
        String code = reader.text(node);
        if (code == null) {
            return null;
        }
        if (!ReasonCode.isValid(code)) {
            reader.report(node.at(), node.describe(), ReasonCode.EXPECTED);
            return null;
        }
        return new ReasonCode(code);
    }
}
