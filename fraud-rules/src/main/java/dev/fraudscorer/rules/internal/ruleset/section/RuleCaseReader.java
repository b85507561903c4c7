package dev.fraudscorer.rules.internal.ruleset.section;

import dev.fraudscorer.assessment.Decision;
import dev.fraudscorer.rules.internal.ruleset.definition.Expectation;
import dev.fraudscorer.rules.internal.ruleset.definition.Period;
import dev.fraudscorer.rules.internal.ruleset.definition.RuleCase;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code tests:} beside a rule. Names and types are checked with the policy; nothing is run. */
final class RuleCaseReader {
    private static final String NAME = "name";
    private static final String EVENT = "event";
    private static final String AT = "at";
    private static final String GIVEN = "given";
    private static final String EXPECT = "expect";
    private static final String DECISION = "decision";
    private static final List<String> KEYS = List.of(NAME, EVENT, AT, GIVEN, EXPECT, DECISION);
    private static final Instant USUAL_TIME = Instant.parse("2026-01-01T12:00:00Z");

    private final Schema schema;
    private final PolicyReader reader;
    private final PeriodReader times;

    RuleCaseReader(Schema schema, PolicyReader reader) {
        this.schema = schema;
        this.reader = reader;
        this.times = new PeriodReader(reader);
    }

    /** The cases without mistakes; those with some have been reported. */
    List<RuleCase> read(@Nullable Node tests, Period period) {
        List<RuleCase> cases = new ArrayList<>();
        for (Node item : reader.items(tests)) {
            MapNode node = reader.map(item, KEYS);
            RuleCase read = node == null ? null : read(node, cases.size() + 1, period);
            if (read != null) {
                cases.add(read);
            }
        }
        return cases;
    }

    private @Nullable RuleCase read(MapNode node, int number, Period period) {
        Node expect = node.get(EXPECT);
        Node decision = node.get(DECISION);
        if (expect == null && decision == null) {
            reader.report(
                    node.at(),
                    "a test that expects nothing",
                    "expect: fires, does_not_fire or not_evaluable, or decision: approve, review or deny");
            return null;
        }
        Node at = node.get(AT);
        Node given = node.get(GIVEN);
        String name = reader.text(node.get(NAME));
        String eventType = reader.text(node.get(EVENT));
        Instant time = at == null ? timeWithin(period) : times.instant(at);
        Map<String, Object> values = given == null ? Map.of() : values(given);
        Expectation expectation = reader.constant(expect, Expectation.class, "expectation");
        Decision decided = reader.constant(decision, Decision.class, "decision");
        return time == null || values == null
                ? null
                : new RuleCase(
                        name == null ? "case " + number : name.strip(),
                        node.at(),
                        eventType,
                        time,
                        values,
                        expectation,
                        decided);
    }

    /** A case without a time has one in which its rule is in force. */
    private static Instant timeWithin(Period period) {
        if (period.contains(USUAL_TIME.toEpochMilli())) {
            return USUAL_TIME;
        }
        boolean begins = period.fromMillis() != Long.MIN_VALUE;
        return Instant.ofEpochMilli(begins ? period.fromMillis() : period.untilMillis() - 1);
    }

    private @Nullable Map<String, Object> values(Node given) {
        MapNode map = reader.map(given);
        if (map == null) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (MapNode.Entry entry : map.entries()) {
            Variable variable = schema.find(entry.key());
            if (variable == null) {
                reader.reportUnknown(entry.at(), "name", entry.key(), schema.names());
            } else {
                Object value = value(entry.value(), variable);
                if (value != null) {
                    values.put(entry.key(), value);
                }
            }
        }
        return values;
    }

    private @Nullable Object value(Node node, Variable variable) {
        return switch (variable.type()) {
            case NUMBER -> reader.number(node, -Double.MAX_VALUE, Double.MAX_VALUE);
            case BOOLEAN -> reader.bool(node);
            case TEXT -> text(node);
        };
    }

    /** A text may be empty, unlike most of what is in a policy. */
    private @Nullable String text(Node node) {
        return node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.TEXT
                ? scalar.text()
                : reader.text(node);
    }
}
