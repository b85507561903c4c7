package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.shaded.dev.cel.common.CelOptions;
import dev.fraudscorer.shaded.dev.cel.common.CelValidationResult;
import dev.fraudscorer.shaded.dev.cel.parser.CelMacro;
import dev.fraudscorer.shaded.dev.cel.parser.CelParser;
import dev.fraudscorer.shaded.dev.cel.parser.CelParserFactory;
import java.util.Optional;

/** cel-java's parser with our macros; the reference for every text. Confined to one thread. */
final class ReferenceParser {
    /** Reserved words are refused as in every CEL, so that expressions can move between implementations. */
    static final CelOptions OPTIONS = CelOptions.newBuilder()
            .enableReservedIds(true)
            .maxExpressionCodePointSize(ExpressionParser.MOST_CODE_POINTS)
            .maxParseRecursionDepth(ExpressionParser.DEEPEST_NESTING)
            .build();

    private final ListMacros macros = new ListMacros();
    private final CelParser parser = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .addMacros(ifPresent())
            .addMacros(macros.all())
            .build();

    /**
     * CEL's own {@code has} takes a field of a message. Ours takes any name; the parser insists on a macro, which turns
     * it into a function of the checker.
     */
    private static CelMacro ifPresent() {
        return CelMacro.newGlobalMacro(
                Operation.HAS.writtenName(),
                1,
                (factory, target, arguments) ->
                        Optional.of(factory.newGlobalCall(Operation.HAS.celName(), arguments.get(0))));
    }

    /** The tree of a text, or what is wrong with it. */
    CelValidationResult parse(String text) {
        macros.begin();
        return parser.parse(text);
    }
}
