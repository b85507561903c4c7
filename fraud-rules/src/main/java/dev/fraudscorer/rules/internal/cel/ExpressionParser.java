package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.shaded.dev.cel.common.CelAbstractSyntaxTree;
import dev.fraudscorer.shaded.dev.cel.common.CelValidationException;
import dev.fraudscorer.shaded.dev.cel.common.CelValidationResult;
import org.jspecify.annotations.Nullable;

/** Parses expressions and reports what CEL has and the language has not. Confined to one thread. */
public final class ExpressionParser {
    static final int MOST_CODE_POINTS = 4096;
    static final int DEEPEST_NESTING = 100;

    private @Nullable ReferenceParser reference;

    /**
     * Parses.
     *
     * @return null if the text is no expression of CEL, which has been reported, or if there are so many problems already
     *     that it is passed over
     */
    public @Nullable ParsedExpression parse(ExpressionText text) {
        if (text.isSkipped()) {
            return null;
        }
        int codePoints = text.text().codePointCount(0, text.text().length());
        if (codePoints > MOST_CODE_POINTS) {
            text.report(
                    "an expression of " + codePoints + " characters",
                    "at most " + MOST_CODE_POINTS + "; move parts of it to 'derived'");
            return null;
        }
        CelAbstractSyntaxTree plain = PlainParser.parse(text.text());
        CelAbstractSyntaxTree tree = plain == null ? any(text) : plain;
        return tree == null ? null : new ParsedExpression(text, tree, SyntaxWalk.of(tree, text));
    }

    private @Nullable CelAbstractSyntaxTree any(ExpressionText text) {
        if (text.isOnlyCounted()) {
            // The load fails already, and the report has no room for what this parser would find, slowly.
            return null;
        }
        if (reference == null) {
            reference = new ReferenceParser();
        }
        CelValidationResult result = reference.parse(text.text());
        if (result.hasError()) {
            SyntaxProblem.report(result, text);
            return null;
        }
        return tree(result);
    }

    /** The tree of a result without errors. */
    static CelAbstractSyntaxTree tree(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException("a result without errors has a tree", e);
        }
    }
}
