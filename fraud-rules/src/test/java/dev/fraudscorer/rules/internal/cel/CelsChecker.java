package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.cel.ParsedExpression.Name;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.shaded.dev.cel.checker.CelCheckerBuilder;
import dev.fraudscorer.shaded.dev.cel.common.CelFunctionDecl;
import dev.fraudscorer.shaded.dev.cel.common.CelValidationResult;
import dev.fraudscorer.shaded.dev.cel.common.CelVarDecl;
import dev.fraudscorer.shaded.dev.cel.compiler.CelCompilerFactory;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The answer of cel-java's checker for an expression, given our operations and nothing else. */
final class CelsChecker {
    private static final Map<String, CelFunctionDecl> FUNCTIONS =
            Overloads.all().stream().collect(Collectors.toUnmodifiableMap(CelFunctionDecl::name, Function.identity()));

    private CelsChecker() {}

    static CelValidationResult check(ParsedExpression parsed, Scope scope) {
        CelCheckerBuilder builder = CelCompilerFactory.standardCelCheckerBuilder()
                .setOptions(ReferenceParser.OPTIONS)
                .setStandardEnvironmentEnabled(false);
        for (String function : UsedFunctions.of(parsed.tree().getExpr())) {
            CelFunctionDecl declaration = FUNCTIONS.get(function);
            if (declaration != null) {
                builder.addFunctionDeclarations(declaration);
            }
        }
        Set<String> names = parsed.names().stream().map(Name::name).collect(Collectors.toSet());
        for (String name : names) {
            Symbol symbol = scope.find(name);
            if (symbol != null) {
                builder.addVarDeclarations(CelVarDecl.newVarDeclaration(name, CelTypes.of(symbol.type())));
            }
        }
        return builder.build().check(parsed.tree());
    }
}
