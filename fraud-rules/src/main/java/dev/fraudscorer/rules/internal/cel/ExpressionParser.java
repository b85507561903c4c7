package dev.fraudscorer.rules.internal.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parses expressions and reports what CEL has and the language has not. Confined to one thread. */
public final class ExpressionParser {
    static final int MOST_CODE_POINTS = 4096;
    static final int DEEPEST_NESTING = 100;

    /** Reserved words are refused as in every CEL, so that expressions can move between implementations. */
    static final CelOptions OPTIONS = CelOptions.newBuilder()
            .enableReservedIds(true)
            .maxExpressionCodePointSize(MOST_CODE_POINTS)
            .maxParseRecursionDepth(DEEPEST_NESTING)
            .build();

    private final ListMacros macros = new ListMacros();
    private final CelParser parser = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .addMacros(ifPresent())
            .addMacros(macros.all())
            .build();

    /**
     * CEL's own {@code has} takes a field of a message. Ours takes any name; the parser insists on a macro, which turns
     * it into a function that the checker knows.
     */
    private static CelMacro ifPresent() {
        return CelMacro.newGlobalMacro(
                Operation.HAS.writtenName(),
                1,
                (factory, target, arguments) ->
                        Optional.of(factory.newGlobalCall(Operation.HAS.celName(), arguments.get(0))));
    }

    /**
     * Parses.
     *
     * @return null if the text is no expression of CEL, which has been reported
     */
    public @Nullable ParsedExpression parse(ExpressionText text) {
        int codePoints = text.text().codePointCount(0, text.text().length());
        if (codePoints > MOST_CODE_POINTS) {
            text.report(
                    "an expression of " + codePoints + " characters",
                    "at most " + MOST_CODE_POINTS + "; move parts of it to 'derived'");
            return null;
        }
        CelAbstractSyntaxTree plain = PlainParser.parse(text.text());
        CelAbstractSyntaxTree tree = plain == null ? any(text) : plain;
        if (tree == null) {
            return null;
        }
        SyntaxWalk walk = new SyntaxWalk(tree, text);
        walk.reportUnsupported();
        return new ParsedExpression(text, tree, walk.names());
    }

    private @Nullable CelAbstractSyntaxTree any(ExpressionText text) {
        CelValidationResult result = reference(text.text());
        if (result.hasError()) {
            SyntaxProblem.report(result, text);
            return null;
        }
        return tree(result);
    }

    /** What cel-java's parser makes of a text. */
    CelValidationResult reference(String text) {
        macros.begin();
        return parser.parse(text);
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
