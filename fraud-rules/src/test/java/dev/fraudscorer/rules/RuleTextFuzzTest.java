package dev.fraudscorer.rules;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.rules.internal.Evaluation;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.testkit.TestValues;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;

/**
 * Any text as a condition: it is planned and evaluates, or its mistakes are reported. In a normal run the seeds are
 * inputs; the profile {@code fuzz} searches for more.
 */
final class RuleTextFuzzTest {
    private static final TestValues PRESENT = new TestValues()
            .number("amount", 129.5)
            .number("card.count_1h", 7)
            .text("card", "tok_9f3c")
            .text("country", "BR")
            .text("ip", "10.1.2.3")
            .truth("is_new", true);
    private static final TestValues MISSING = new TestValues()
            .missing("amount", ValueType.NUMBER, ValueState.NOT_GIVEN)
            .missing("card.count_1h", ValueType.NUMBER, ValueState.NO_HISTORY)
            .missing("card", ValueType.TEXT, ValueState.NOT_GIVEN)
            .missing("country", ValueType.TEXT, ValueState.NOT_GIVEN)
            .missing("ip", ValueType.TEXT, ValueState.NOT_GIVEN)
            .missing("is_new", ValueType.BOOLEAN, ValueState.NOT_GIVEN);
    private static final Evaluation EVALUATION = new Evaluation(PRESENT);

    /** The first texts bring classes in, which takes seconds under the fuzzer and is no input's fault. */
    @BeforeAll
    static void loadClasses() {
        for (String text : List.of(
                "amount > 3 * card.count_1h && country in ['BR', 'PT']",
                "has(amount) || ['a', 'b'].exists(x, country.startsWith(x))",
                "amount >")) {
            EVALUATION.plan(text, new PolicyReader());
        }
    }

    @FuzzTest(maxDuration = "10m")
    void plan_anyText_evaluatesOrReports(FuzzedDataProvider data) {
        long start = System.nanoTime();
        String text = data.consumeRemainingAsString();
        PolicyReader reader = new PolicyReader();
        PlanNode plan = EVALUATION.plan(text, reader);
        if (plan == null) {
            if (reader.problems().isEmpty()) {
                throw new AssertionError("refused without a report: " + text);
            }
        } else {
            Evaluation.value(plan, PRESENT.vector());
            if (Evaluation.value(plan, MISSING.vector()).equals(Evaluation.MISSING)) {
                plan.missingSlot(MISSING.vector());
            }
        }
        FuzzLimit.check(start);
    }
}
