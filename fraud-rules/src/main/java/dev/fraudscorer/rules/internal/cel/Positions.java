package dev.fraudscorer.rules.internal.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.Map;

/** Where the parts of an expression begin, in code points from the start of its text. */
final class Positions {
    private final Map<Long, Integer> byId;
    private final int[] text;

    Positions(CelAbstractSyntaxTree tree, String text) {
        this.byId = tree.getSource().getPositionsMap();
        this.text = text.codePoints().toArray();
    }

    /** The place of a name, a literal, an operator, or of the name of a function. */
    int of(CelExpr expression) {
        int position = byId.getOrDefault(expression.id(), 0);
        boolean isCall = expression.getKind() == CelExpr.ExprKind.Kind.CALL;
        return isCall ? ofFunctionName(position, expression.call().function()) : position;
    }

    /** The parser places a call at its parenthesis; its name stands before. */
    private int ofFunctionName(int position, String function) {
        int end = Math.min(position, text.length);
        while (end > 0 && Character.isWhitespace(text[end - 1])) {
            end--;
        }
        int[] name = function.replace("@", "").codePoints().toArray();
        int start = end - name.length;
        if (start < 0) {
            return position;
        }
        for (int i = 0; i < name.length; i++) {
            if (text[start + i] != name[i]) {
                return position;
            }
        }
        return start;
    }
}
