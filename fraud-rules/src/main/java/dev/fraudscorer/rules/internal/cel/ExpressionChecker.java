package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.cel.ParsedExpression.Name;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Meaning;
import dev.fraudscorer.rules.internal.language.Scope;
import dev.fraudscorer.shaded.dev.cel.checker.CelChecker;
import dev.fraudscorer.shaded.dev.cel.checker.CelCheckerBuilder;
import dev.fraudscorer.shaded.dev.cel.common.CelFunctionDecl;
import dev.fraudscorer.shaded.dev.cel.common.CelValidationResult;
import dev.fraudscorer.shaded.dev.cel.common.CelVarDecl;
import dev.fraudscorer.shaded.dev.cel.compiler.CelCompilerFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves names, checks types, and turns CEL's tree into ours. Confined to one thread. */
public final class ExpressionChecker {
    private final Scope scope;

    /** @param scope the names that expressions may use; not changed while this checker is used */
    public ExpressionChecker(Scope scope) {
        this.scope = scope;
    }

    /**
     * Checks an expression.
     *
     * @return null if it has mistakes, which have been reported, or uses a name whose definition has
     */
    public @Nullable Expression check(ParsedExpression parsed) {
        if (!knowsAllNames(parsed) || parsed.text().isFaulty()) {
            return null;
        }
        Expression translated = new Translation(parsed.tree(), parsed.text(), scope).translate();
        if (translated == null) {
            return refused(parsed);
        }
        LiteralCheck.check(translated, parsed.text());
        return parsed.text().isFaulty() ? null : translated;
    }

    private @Nullable Expression refused(ParsedExpression parsed) {
        boolean usesBroken =
                parsed.names().stream().anyMatch(name -> scope.find(name.name()) instanceof Meaning.Broken);
        if (parsed.text().isOnlyCounted()) {
            if (!usesBroken && !parsed.text().isFaulty()) {
                parsed.text().report("an expression with a mistake", "an expression whose types fit");
            }
            return null;
        }
        CelValidationResult result = checker(parsed).check(parsed.tree());
        if (result.hasError()) {
            new TypeProblems(parsed).report(result.getErrors());
        } else if (!usesBroken && !parsed.text().isFaulty()) {
            throw new IllegalStateException("CEL finds types where the signatures have none");
        }
        return null;
    }

    /**
     * A checker for one expression: CEL's builds up its environment for each check anew, so that it is to know no more
     * than it needs.
     */
    CelChecker checker(ParsedExpression parsed) {
        CelCheckerBuilder builder = CelCompilerFactory.standardCelCheckerBuilder()
                .setOptions(ReferenceParser.OPTIONS)
                .setStandardEnvironmentEnabled(false);
        for (String function : UsedFunctions.of(parsed.tree().getExpr())) {
            CelFunctionDecl declaration = Functions.BY_NAME.get(function);
            if (declaration != null) {
                builder.addFunctionDeclarations(declaration);
            }
        }
        Set<String> names = parsed.names().stream().map(Name::name).collect(Collectors.toSet());
        for (String name : names) {
            Meaning meaning = scope.find(name);
            if (meaning != null) {
                builder.addVarDeclarations(CelVarDecl.newVarDeclaration(name, CelTypes.of(meaning.type())));
            }
        }
        return builder.build();
    }

    /** Made when an expression is refused, which in most JVMs never happens. */
    private static final class Functions {
        private static final Map<String, CelFunctionDecl> BY_NAME = Overloads.all().stream()
                .collect(Collectors.toUnmodifiableMap(CelFunctionDecl::name, Function.identity()));
    }

    private boolean knowsAllNames(ParsedExpression parsed) {
        boolean known = true;
        for (Name name : parsed.names()) {
            if (scope.find(name.name()) == null) {
                reportUnknown(name, parsed);
                known = false;
            }
        }
        return known;
    }

    private void reportUnknown(Name name, ParsedExpression parsed) {
        ExpressionText text = parsed.text();
        boolean isList = name.name().startsWith(Scope.LISTS);
        boolean isText =
                !text.isOnlyCounted() && UnquotedTexts.places(parsed, scope).contains(name.offset());
        Set<String> candidates = text.isOnlyCounted() ? Set.of() : candidates(isList);
        text.reportUnknown(
                name.offset(),
                isList ? "list" : "name",
                name.name(),
                candidates,
                "an attribute, a feature, a derived value or a list of this policy",
                isText ? UnquotedTexts.remedy(name.name()) : "");
    }

    private Set<String> candidates(boolean areLists) {
        Set<String> candidates = new TreeSet<>(scope.names());
        candidates.removeIf(candidate -> candidate.startsWith(Scope.LISTS) != areLists);
        return candidates;
    }
}
