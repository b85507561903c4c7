package dev.fraudscorer.rules.internal.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.event.ValueState;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.condition.CompiledCondition;
import dev.fraudscorer.rules.internal.condition.Conditions;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.trace.Tracer;
import dev.fraudscorer.rules.trace.Trace;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import dev.fraudscorer.testkit.TestValues;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class TracerTest {
    private final TestValues values = new TestValues()
            .number("amount", 250)
            .text("country", "BR")
            .missing("card.mean_30d", ValueType.NUMBER, ValueState.NO_HISTORY);

    @Test
    void lines_falseBeforeOthers_showsEveryPart() {
        Trace trace = trace("amount > 500 && country in ['BR', 'NG'] && amount / card.mean_30d > 3");
        assertThat(trace.lines())
                .containsExactly(
                        "amount > 500 && country in ['BR', 'NG'] && (amount / card.mean_30d) > 3 = false",
                        "  amount > 500 && country in ['BR', 'NG'] = false",
                        "    amount > 500 = false",
                        "      amount = 250",
                        "    country in ['BR', 'NG'] = true",
                        "      country = 'BR'",
                        "  (amount / card.mean_30d) > 3 = missing (card.mean_30d: NO_HISTORY)",
                        "    amount / card.mean_30d = missing (card.mean_30d: NO_HISTORY)",
                        "      amount = 250",
                        "      card.mean_30d = missing (card.mean_30d: NO_HISTORY)");
    }

    @Test
    void toString_anyTrace_showsNoValueOfTheEvent() {
        assertThat(trace("amount > 100 && country == 'BR'").toString())
                .contains("amount > 100 = true")
                .doesNotContain("250")
                .doesNotContain("country = 'BR'");
    }

    private Trace trace(String condition) {
        ScalarNode node = new ScalarNode(new Location("t", 1, 1), ScalarNode.Kind.TEXT, condition);
        CompiledCondition compiled =
                Objects.requireNonNull(new Conditions(Scope.of(values.schema().variables()), Map.of())
                        .compile(new ExpressionText(node, new PolicyReader())));
        return new Tracer(Map.of()).trace(compiled.expression(), values.vector());
    }
}
