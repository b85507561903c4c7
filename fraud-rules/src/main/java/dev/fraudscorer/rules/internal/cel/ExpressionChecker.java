package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.cel.ParsedExpression.Name;
import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Scope;
import java.util.Set;
import java.util.TreeSet;
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
        if (!checkNames(parsed) || parsed.text().isFaulty()) {
            return null;
        }
        Expression translated = new Translation(parsed.tree(), parsed.text(), scope).translate();
        if (translated == null) {
            return null;
        }
        LiteralCheck.check(translated, parsed.text());
        return parsed.text().isFaulty() ? null : translated;
    }

    private boolean checkNames(ParsedExpression parsed) {
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
