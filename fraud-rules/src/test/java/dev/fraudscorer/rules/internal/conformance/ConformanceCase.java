package dev.fraudscorer.rules.internal.conformance;

import dev.fraudscorer.policy.PolicyProblem;
import dev.fraudscorer.rules.internal.Evaluation;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.testkit.TestValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of CEL's published conformance cases: an expression, what its names mean, and what it must give. */
public record ConformanceCase(String id, String expression, JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public static List<ConformanceCase> all() {
        return lines("cases.jsonl").stream().map(ConformanceCase::of).toList();
    }

    private static ConformanceCase of(String line) {
        JsonNode json = JSON.readTree(line);
        return new ConformanceCase(json.get("id").asString(), json.get("expr").asString(), json);
    }

    /** The lines of a resource without comments. */
    static List<String> lines(String resource) {
        try (var in = Objects.requireNonNull(
                ConformanceCase.class.getResourceAsStream("/cel-conformance/" + resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its file and section. */
    String section() {
        return id.substring(0, id.lastIndexOf('/'));
    }

    Outcome run() {
        TestValues values = new TestValues();
        String foreign = declare(values);
        if (foreign != null) {
            return new Outcome.LeftOut("a variable that is a " + foreign);
        }
        PolicyReader reader = new PolicyReader();
        PlanNode plan = new Evaluation(values).plan(expression, reader);
        if (plan == null) {
            PolicyProblem problem = reader.problems().get(0);
            return new Outcome.LeftOut(problem.found());
        }
        Object value = Evaluation.value(plan, values.vector());
        // One zero only: -0.0 and 0.0 are equal in CEL.
        Object found = value instanceof Double number ? (Object) (number + 0.0) : value;
        Object expected = expected();
        return found.equals(expected) ? new Outcome.Passed() : new Outcome.Differs(found + ", not " + expected);
    }

    /** Gives the case's names to both sides; the type of one that the language does not have, or null. */
    private @Nullable String declare(TestValues values) {
        JsonNode given = json.path("given");
        for (Map.Entry<String, JsonNode> variable : given.properties()) {
            String kind = kind(variable.getValue());
            JsonNode value = variable.getValue().path(kind);
            switch (kind) {
                case "int64Value", "doubleValue" -> values.number(variable.getKey(), number(value));
                case "stringValue" -> values.text(variable.getKey(), value.asString());
                case "boolValue" -> values.truth(variable.getKey(), value.asBoolean());
                default -> {
                    return kind;
                }
            }
        }
        return null;
    }

    private Object expected() {
        if (json.has("error")) {
            return Evaluation.MISSING;
        }
        JsonNode value = json.get("value");
        String kind = kind(value);
        return switch (kind) {
            case "int64Value", "doubleValue" -> number(value.get(kind)) + 0.0;
            case "stringValue" -> value.get(kind).asString();
            case "boolValue" -> value.get(kind).asBoolean();
            default -> "a " + kind;
        };
    }

    private static double number(JsonNode value) {
        return Double.parseDouble(value.asString());
    }

    private static String kind(JsonNode value) {
        return value.isEmpty() ? "nothing" : value.propertyNames().iterator().next();
    }

    /** What came of a case. */
    sealed interface Outcome {
        record Passed() implements Outcome {}

        record Differs(String how) implements Outcome {}

        record LeftOut(String why) implements Outcome {}
    }
}
