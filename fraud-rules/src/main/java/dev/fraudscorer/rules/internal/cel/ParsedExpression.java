package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.shaded.dev.cel.common.CelAbstractSyntaxTree;
import java.util.List;

/** An expression whose names are not resolved yet. Immutable but for its text's reports. */
public final class ParsedExpression {
    private final ExpressionText text;
    private final CelAbstractSyntaxTree tree;
    private final List<Name> names;

    ParsedExpression(ExpressionText text, CelAbstractSyntaxTree tree, List<Name> names) {
        this.text = text;
        this.tree = tree;
        this.names = List.copyOf(names);
    }

    /** The text that it was parsed from. */
    public ExpressionText text() {
        return text;
    }

    /** The names that it uses, in the order of the text. */
    public List<Name> names() {
        return names;
    }

    CelAbstractSyntaxTree tree() {
        return tree;
    }

    /**
     * A name as it is used.
     *
     * @param name with its dots
     * @param offset where it begins, in code points from the start of the text
     */
    public record Name(String name, int offset) {}
}
