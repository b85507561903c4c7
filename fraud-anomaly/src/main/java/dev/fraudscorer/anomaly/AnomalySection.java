package dev.fraudscorer.anomaly;

import dev.fraudscorer.anomaly.internal.detector.DetectorConfig;
import dev.fraudscorer.anomaly.internal.forest.ForestShape;
import dev.fraudscorer.assessment.Mode;
import dev.fraudscorer.assessment.ReasonCode;
import dev.fraudscorer.spi.Condition;
import dev.fraudscorer.spi.ConditionLanguage;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.policy.CanonicalText;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the entries of {@code anomaly} and reports every mistake in them. */
final class AnomalySection {
    private static final List<String> KEYS = List.of(
            ("id inputs when missing reason mode weight risk_at trees sample half_life seed warm_up " + "recent learn")
                    .split(" "));
    private static final double HEAVIEST = 1_000_000;
    private static final int MOST_TREES = 200;
    private static final int MOST_SAMPLE = 2_048;
    private static final long LARGEST = 4_000_000;
    private static final int MOST_WARM_UP = 100_000;
    private static final int MOST_RECENT = 65_536;
    private static final double DEFAULT_HALF_LIFE = 10_000;
    private static final double LONGEST_HALF_LIFE = 1e9;
    /** The name of its state in a snapshot begins with the section. */
    private static final int LONGEST_ID = 150;

    private final LoadContext context;
    private final PolicyReader reader;

    AnomalySection(LoadContext context) {
        this.context = context;
        this.reader = context.reader();
    }

    /** The entries without a mistake. */
    List<AnomalyEntry> read(Node section) {
        List<AnomalyEntry> entries = new ArrayList<>();
        List<Node> items = reader.list(section);
        for (Node item : items == null ? List.<Node>of() : items) {
            MapNode map = reader.map(item, KEYS);
            AnomalyEntry entry = map == null ? null : entry(map);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private @Nullable AnomalyEntry entry(MapNode map) {
        String id = id(map);
        Node inputsNode = reader.require(map, "inputs", "the numbers that it looks at, such as inputs: [amount]");
        List<Variable> inputs = inputsNode == null ? null : new InputsReader(context).read(inputsNode);
        Node whenNode = map.get("when");
        Condition when = whenNode == null ? null : condition(whenNode);
        Missing missing = constant(map, "missing", Missing.class, Missing.SKIP);
        ReasonCode reason = reader.reasonCode(map.get("reason"));
        Mode mode = constant(map, "mode", Mode.class, Mode.ACTIVE);
        Double weight = weight(map);
        Node risks = map.get("risk_at");
        RiskTable table = risks == null ? RiskTable.DEFAULT : new RiskTableReader(reader).read(risks);
        Long trees = whole(map, "trees", 50, 10, MOST_TREES);
        Long sample = whole(map, "sample", 256, 32, MOST_SAMPLE);
        Long warmUp = whole(map, "warm_up", 1_000, 100, MOST_WARM_UP);
        Long recent = whole(map, "recent", 4_096, 100, MOST_RECENT);
        Long seed = whole(map, "seed", 1, 0, Integer.MAX_VALUE);
        Node halfLifeNode = map.get("half_life");
        Double halfLife = halfLifeNode == null
                ? Double.valueOf(DEFAULT_HALF_LIFE)
                : reader.number(halfLifeNode, 100, LONGEST_HALF_LIFE);
        Node learn = map.get("learn");
        AnomalyEntry.Pace pace =
                learn == null ? PaceReader.DEFAULT : new PaceReader(reader, warmUp == null ? 1 : warmUp).read(learn);
        if (id == null
                || inputs == null
                || (whenNode != null && when == null)
                || missing == null
                || mode == null
                || weight == null
                || table == null
                || trees == null
                || sample == null
                || warmUp == null
                || recent == null
                || seed == null
                || halfLife == null
                || pace == null) {
            return null;
        }
        if (isTooLarge(map, inputs.size(), trees, sample)) {
            return null;
        }
        ForestShape shape = new ForestShape(inputs.size(), trees.intValue(), sample.intValue(), halfLife, seed);
        DetectorConfig config =
                new DetectorConfig(shape, warmUp.intValue(), recent.intValue(), meaning(inputs, whenNode, missing));
        return new AnomalyEntry(id, inputs, when, missing == Missing.IMPUTE, reason, mode, weight, table, config, pace);
    }

    private boolean isTooLarge(MapNode map, int inputs, long trees, long sample) {
        boolean tooLarge = inputs * trees * sample > LARGEST;
        if (tooLarge) {
            reader.report(
                    map.at(),
                    trees + " trees of " + sample + " points of " + inputs + " inputs",
                    "at most " + LARGEST + " numbers in all, which take about 130 MB");
        }
        return tooLarge;
    }

    private @Nullable String id(MapNode map) {
        Node node = reader.require(map, "id", "the detector's name in evidence, such as id: unusual");
        String id = reader.text(node);
        if (node == null || id == null) {
            return null;
        }
        if (id.length() > LONGEST_ID) {
            reader.report(node.at(), "an id of " + id.length() + " characters", "at most " + LONGEST_ID);
            return null;
        }
        return reader.takeId(id, node.at()) ? id : null;
    }

    private @Nullable Condition condition(Node node) {
        ConditionLanguage language = context.conditions();
        if (language == null) {
            reader.report(
                    node.at(),
                    "a condition, whose language no module on the class path provides",
                    "dev.fraudscorer:fraud-rules on the class path, or no 'when'");
            return null;
        }
        return language.compile(node, context.schema().variables(), reader);
    }

    private @Nullable Double weight(MapNode map) {
        Node node = map.get("weight");
        Double weight = node == null ? Double.valueOf(1) : reader.number(node, 0, HEAVIEST);
        if (node != null && weight != null && weight == 0) {
            reader.report(node.at(), "a weight of 0", "a weight above 0; mode: shadow leaves it without effect");
            return null;
        }
        return weight;
    }

    private <E extends Enum<E>> @Nullable E constant(MapNode map, String key, Class<E> type, E fallback) {
        Node node = map.get(key);
        return node == null ? fallback : reader.constant(node, type, key);
    }

    private @Nullable Long whole(MapNode map, String key, long fallback, long least, long most) {
        Node node = map.get(key);
        return node == null ? Long.valueOf(fallback) : reader.whole(node, least, most);
    }

    /** What else two states must have in common to replace each other. */
    private static String meaning(List<Variable> inputs, @Nullable Node when, Missing missing) {
        String names = inputs.stream().map(Variable::name).collect(Collectors.joining(","));
        return names + "|" + missing + "|" + (when == null ? "" : CanonicalText.of(when));
    }

    /** What becomes of an event without one of the inputs. */
    private enum Missing {
        /** It is neither scored nor learned. */
        SKIP,
        /** The median replaces what is missing. */
        IMPUTE
    }
}
