package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.shaded.dev.cel.common.CelAbstractSyntaxTree;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelExpr;
import java.util.Map;

/** Where the parts of an expression begin, in code points from the start of its text. */
final class SourcePositions {
    private final Map<Long, Integer> byId;
    private final String text;
    private final boolean hasOneCharacterForEachCodePoint;

    SourcePositions(CelAbstractSyntaxTree tree, String text) {
        this.byId = tree.getSource().getPositionsMap();
        this.text = text;
        this.hasOneCharacterForEachCodePoint = text.codePointCount(0, text.length()) == text.length();
    }

    /** The place of a name, a literal, an operator, or of the name of a function. */
    int of(CelExpr expression) {
        int position = byId.getOrDefault(expression.id(), 0);
        boolean isCall = expression.getKind() == CelExpr.ExprKind.Kind.CALL;
        return isCall ? ofFunctionName(position, expression.call().function()) : position;
    }

    /** The parser places a call at its parenthesis; its name comes before, of which each character is a code point. */
    private int ofFunctionName(int position, String function) {
        int parenthesis = hasOneCharacterForEachCodePoint ? position : text.offsetByCodePoints(0, position);
        int end = parenthesis;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        String name = function.startsWith("@") ? function.substring(1) : function;
        boolean isBefore = text.startsWith(name, end - name.length());
        return isBefore ? position - (parenthesis - end) - name.length() : position;
    }
}
