package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.cel.ParsedExpression.Name;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.shaded.dev.cel.common.CelAbstractSyntaxTree;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelConstant;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks through a parsed tree before names are resolved: collects the names, and reports whatever CEL has and the
 * language has not. A tree without a report consists of literals, names, lists and known operations.
 */
final class SyntaxWalk {
    private static final long MOST_EXACT = (1L << 53) - 1;
    private static final String LIST_ITEMS = "literals in a list: all numbers, or all texts";
    private static final String VALUES = "a number, a text, true or false";

    private final ExpressionText text;
    private final SourcePositions positions;
    private final List<Name> names = new ArrayList<>();

    private SyntaxWalk(CelAbstractSyntaxTree tree, ExpressionText text) {
        this.text = text;
        this.positions = new SourcePositions(tree, text.text());
    }

    /** Reports what is not supported; returns the names that were seen on the way. */
    static List<Name> of(CelAbstractSyntaxTree tree, ExpressionText text) {
        SyntaxWalk walk = new SyntaxWalk(tree, text);
        walk.visit(tree.getExpr());
        return walk.names;
    }

    private void visit(CelExpr expression) {
        switch (expression.getKind()) {
            case CONSTANT -> visitConstant(expression);
            case IDENT, SELECT -> visitName(expression);
            case CALL -> visitCall(expression);
            case LIST -> report(expression, "a list", "a list only to the right of 'in'");
            case MAP -> report(expression, "a map", VALUES);
            case STRUCT -> report(expression, "a message", VALUES);
            case COMPREHENSION -> report(expression, "a comprehension", "an expression without loops");
            case NOT_SET -> report(expression, "nothing", VALUES);
        }
    }

    private void visitConstant(CelExpr expression) {
        switch (expression.constant().getKind()) {
            case BOOLEAN_VALUE, STRING_VALUE -> {}
            case DOUBLE_VALUE -> {
                if (!Double.isFinite(expression.constant().doubleValue())) {
                    report(expression, "a number that is too large", "a finite number");
                }
            }
            case INT64_VALUE -> {
                checkZeros(expression);
                long value = expression.constant().int64Value();
                if (value > MOST_EXACT || value < -MOST_EXACT) {
                    report(
                            expression,
                            "a whole number that is too large",
                            "a number below 2^53, or one with a decimal point");
                }
            }
            case UINT64_VALUE -> report(expression, "an unsigned number", "the number without the 'u'");
            case NULL_VALUE -> report(expression, "null", "has(name), which is true if a value is there");
            default -> report(expression, "bytes", VALUES);
        }
    }

    /** Behind a comma, three digits are the end of a number for people, and a number of its own for CEL. */
    private void checkZeros(CelExpr number) {
        int offset = position(number);
        String written = text.text();
        int index = written.offsetByCodePoints(0, offset);
        boolean hasZero = index + 1 < written.length() && written.charAt(index) == '0';
        if (hasZero && Character.isDigit(written.charAt(index + 1))) {
            String expected = SeparatedNumber.expected(written, offset);
            report(
                    number,
                    "a whole number that begins with 0",
                    expected == null ? "the number without zeros before it" : expected);
        }
    }

    /** A chain of names such as {@code card.count_1h} is one name: there are no messages whose fields it could be. */
    private void visitName(CelExpr expression) {
        CelExpr root = expression;
        StringBuilder name = new StringBuilder();
        while (root.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            name.insert(0, "." + root.select().field());
            root = root.select().operand();
        }
        if (root.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            name.insert(0, root.ident().name());
            names.add(new Name(name.toString(), position(root)));
        } else {
            report(expression, "the field '" + name.substring(1) + "' of a value", "a value; values have no fields");
            visit(root);
        }
    }

    private void visitCall(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        boolean isMethod = call.target().isPresent();
        int arity = call.args().size() + (isMethod ? 1 : 0);
        Operation operation = Operations.find(call.function(), isMethod, arity);
        if (operation == null) {
            // Its arguments are passed over: those of CEL's macros declare names of their own.
            reportCall(expression, call, isMethod);
            return;
        }
        call.target().ifPresent(this::visit);
        for (int i = 0; i < call.args().size(); i++) {
            CelExpr argument = call.args().get(i);
            if (operation == Operation.IN && i == 1 && argument.getKind() == CelExpr.ExprKind.Kind.LIST) {
                visitItems(argument);
            } else {
                visit(argument);
            }
        }
        if (operation == Operation.HAS && !isName(call.args().get(0))) {
            report(call.args().get(0), "has(…) of something else than a name", "has(name)");
        }
    }

    private void visitItems(CelExpr list) {
        int numbers = 0;
        int texts = 0;
        for (CelExpr item : list.list().elements()) {
            boolean isLiteral = item.getKind() == CelExpr.ExprKind.Kind.CONSTANT;
            boolean isText = isLiteral && item.constant().getKind() == CelConstant.Kind.STRING_VALUE;
            boolean isTruth = isLiteral && item.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE;
            if (item.getKind() == CelExpr.ExprKind.Kind.IDENT) {
                String name = item.ident().name();
                report(item, "the name '" + name + "' in a list", UnquotedTexts.remedy(name) + "; " + LIST_ITEMS);
            } else if (!isLiteral || isTruth) {
                report(item, isTruth ? "true or false in a list" : "an expression in a list", LIST_ITEMS);
            } else {
                visitConstant(item);
                texts += isText ? 1 : 0;
                numbers += isText ? 0 : 1;
            }
        }
        if (numbers > 0 && texts > 0) {
            report(list, "numbers and texts in one list", LIST_ITEMS);
        } else if (list.list().elements().isEmpty()) {
            report(list, "an empty list", LIST_ITEMS);
        }
    }

    private void reportCall(CelExpr expression, CelExpr.CelCall call, boolean isMethod) {
        int offset = position(expression);
        Operation sameName = Operations.findByWrittenName(call.function());
        if (sameName != null) {
            String count = call.args().size() == 1 ? "1 argument" : call.args().size() + " arguments";
            String form = isMethod ? "the method '" : "the function '";
            text.report(offset, form + call.function() + "' with " + count, sameName.usage());
        } else if (isMethod && ListMacros.NAMES.contains(call.function())) {
            String example = "['BR', 'NG']." + call.function() + "(c, country == c)";
            text.report(offset, "'" + call.function() + "' in another form", "a list of literals: " + example);
        } else if (call.function().equals("_[_]")) {
            text.report(offset, "an index", "a name; 'in' tests whether a value is in a list");
        } else {
            text.reportUnknown(offset, isMethod ? "method" : "function", call.function(), Operations.names(isMethod));
        }
    }

    private static boolean isName(CelExpr expression) {
        CelExpr root = expression;
        while (root.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            root = root.select().operand();
        }
        return root.getKind() == CelExpr.ExprKind.Kind.IDENT;
    }

    private void report(CelExpr expression, String found, String expected) {
        text.report(position(expression), found, expected);
    }

    private int position(CelExpr expression) {
        return positions.of(expression);
    }
}
