package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.shaded.dev.cel.common.CelAbstractSyntaxTree;
import java.util.List;

/**
 * An expression whose names are not resolved yet. Immutable but for its text's reports.
 *
 * @param text that it was parsed from
 * @param names that it uses, in the order of the text
 */
public record ParsedExpression(ExpressionText text, CelAbstractSyntaxTree tree, List<Name> names) {
    public ParsedExpression {
        names = List.copyOf(names);
    }

    /**
     * A name as it is used.
     *
     * @param name with its dots
     * @param offset where it begins, in code points from the start of the text
     */
    public record Name(String name, int offset) {}
}
