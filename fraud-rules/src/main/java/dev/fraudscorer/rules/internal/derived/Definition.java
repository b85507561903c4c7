package dev.fraudscorer.rules.internal.derived;

import dev.fraudscorer.rules.internal.cel.ParsedExpression;
import dev.fraudscorer.spi.policy.MapNode;
import java.util.List;

/** A derived feature as the policy defines it: its name, its place, and its expression. */
record Definition(MapNode.Entry entry, ParsedExpression expression) {
    String name() {
        return entry.key();
    }

    List<String> uses() {
        return expression.names().stream().map(ParsedExpression.Name::name).toList();
    }
}
