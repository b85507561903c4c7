package dev.fraudscorer.rules.internal.derived;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraudscorer.policy.Location;
import dev.fraudscorer.rules.internal.cel.ExpressionParser;
import dev.fraudscorer.rules.internal.cel.ParsedExpression;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.spi.policy.MapNode;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.policy.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class DependencyOrderTest {
    private final List<String> cycles = new ArrayList<>();

    @Test
    void of_anyOrder_putsUsedBeforeUser() {
        assertThat(order("a: b + c", "b: c + x", "c: x", "d: a")).containsExactly("c", "b", "a", "d");
        assertThat(cycles).isEmpty();
    }

    @Test
    void of_independent_keepsPolicyOrder() {
        assertThat(order("z: x", "y: x", "a: x")).containsExactly("z", "y", "a");
    }

    @Test
    void of_cycle_tellsItOnceAndKeepsWhatDependsOnIt() {
        assertThat(order("ok: x", "user: a", "a: b", "b: c", "c: a")).containsExactly("ok", "user");
        assertThat(cycles).containsExactly("a b c");
    }

    @Test
    void of_severalCycles_tellsEach() {
        assertThat(order("self: self + 1", "a: b", "b: a")).isEmpty();
        assertThat(cycles).containsExactly("self", "a b");
    }

    @Test
    void of_longChain_doesNotRecurse() {
        String[] chain = new String[3_000];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = "n" + i + ": " + (i + 1 < chain.length ? "n" + (i + 1) : "x");
        }
        assertThat(order(chain)).hasSize(chain.length).startsWith("n2999").endsWith("n0");
    }

    private List<String> order(String... lines) {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        ExpressionParser parser = new ExpressionParser();
        for (String line : lines) {
            String name = line.substring(0, line.indexOf(':'));
            Location at = new Location("f", 1, 1);
            ScalarNode value = new ScalarNode(at, ScalarNode.Kind.TEXT, line.substring(line.indexOf(':') + 2));
            ParsedExpression parsed =
                    Objects.requireNonNull(parser.parse(new ExpressionText(value, new PolicyReader())));
            definitions.put(name, new Definition(new MapNode.Entry(name, at, value), parsed));
        }
        return DependencyOrder.of(
                        definitions,
                        cycle -> cycles.add(String.join(
                                " ", cycle.stream().map(Definition::name).toList())))
                .stream()
                .map(Definition::name)
                .toList();
    }
}
