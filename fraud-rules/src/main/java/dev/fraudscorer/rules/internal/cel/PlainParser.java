package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.shaded.dev.cel.common.CelAbstractSyntaxTree;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelConstant;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/*
 * Half of the time in which a new JVM loads thousands of rules went into cel-java's parser: the interpreter of ANTLR's
 * tables, run by an interpreter of bytecode that has not compiled it yet. Most rules are plain: names, literals,
 * comparisons, arithmetic, calls, lists. Those are parsed here, by one method for each level of the grammar.
 *
 * cel-java's parser remains the reference. This one gives the very tree that it gives, with the same numbers and
 * places, or none: on whatever is unusual, near a limit, a macro or a mistake it gives up, and the other one parses. So
 * it reports nothing, and needs no care for what is rare.
 */
/** Parses expressions of the plain shapes. Confined to one thread. */
final class PlainParser {
    /** So many fit into 64 bits, whatever they are. */
    private static final int MOST_DIGITS = 18;

    private final PlainTokens tokens;
    private final PlainTree tree;

    private PlainParser(String text) {
        this.tokens = new PlainTokens(text);
        this.tree = new PlainTree(text);
    }

    /** The tree that cel-java's parser would give; null if that one has to parse. */
    static @Nullable CelAbstractSyntaxTree parse(String text) {
        try {
            return new PlainParser(text).whole();
        } catch (NotPlainException e) {
            return null;
        }
    }

    private CelAbstractSyntaxTree whole() {
        CelExpr root = expression();
        NotPlainException.unless(tokens.kind() == PlainToken.END);
        return tree.of(root);
    }

    private CelExpr expression() {
        CelExpr condition = chain(PlainToken.OR);
        if (tokens.kind() != PlainToken.QUESTION) {
            return condition;
        }
        long id = tree.newId(tokens.start());
        tokens.advance();
        CelExpr yes = chain(PlainToken.OR);
        tokens.pass(PlainToken.COLON);
        return tree.function(id, Operation.CONDITIONAL.celName(), List.of(condition, yes, expression()));
    }

    private CelExpr chain(PlainToken operator) {
        CelExpr first = term(operator);
        if (tokens.kind() != operator) {
            return first;
        }
        List<CelExpr> terms = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        terms.add(first);
        while (tokens.kind() == operator) {
            ids.add(tree.newId(tokens.start()));
            tokens.advance();
            terms.add(term(operator));
        }
        return tree.balanced(operator.function(), terms, ids);
    }

    private CelExpr term(PlainToken operator) {
        return operator == PlainToken.OR ? chain(PlainToken.AND) : infix(PlainToken.RELATION);
    }

    private CelExpr infix(int level) {
        if (level > PlainToken.PRODUCT) {
            return prefixed();
        }
        CelExpr left = infix(level + 1);
        while (tokens.kind().isInfix(level)) {
            String operator = tokens.kind().function();
            long id = tree.newId(tokens.start());
            tokens.advance();
            left = tree.function(id, operator, List.of(left, infix(level + 1)));
        }
        return left;
    }

    /** One sign at most: cel-java's parser cancels pairs of them. */
    private CelExpr prefixed() {
        PlainToken sign = tokens.kind();
        if (sign != PlainToken.NOT && sign != PlainToken.MINUS) {
            return member(primary());
        }
        int position = tokens.start();
        tokens.advance();
        boolean isMinus = sign == PlainToken.MINUS;
        if (isMinus && (tokens.kind() == PlainToken.WHOLE || tokens.kind() == PlainToken.DECIMAL)) {
            return member(number(true));
        }
        long id = tree.newId(position);
        Operation operation = isMinus ? Operation.NEGATE : Operation.NOT;
        return tree.function(id, operation.celName(), List.of(member(primary())));
    }

    /** The fields and methods that follow a value. */
    private CelExpr member(CelExpr value) {
        CelExpr result = value;
        while (tokens.kind() == PlainToken.DOT) {
            int dot = tokens.start();
            tokens.advance();
            String name = passName();
            if (tokens.kind() != PlainToken.OPEN) {
                result = tree.select(dot, result, name);
            } else {
                NotPlainException.unless(!ListMacros.NAMES.contains(name));
                long id = tree.newId(tokens.start());
                result = tree.method(id, result, name, arguments());
            }
        }
        return result;
    }

    private CelExpr primary() {
        return switch (tokens.kind()) {
            case WHOLE, DECIMAL -> number(false);
            case TEXT -> constant(CelConstant.ofValue(tokens.unquoted()));
            case TRUE -> constant(CelConstant.ofValue(true));
            case FALSE -> constant(CelConstant.ofValue(false));
            case NAME -> nameOrCall();
            case OPEN_LIST -> list();
            default -> nested();
        };
    }

    /** CEL's grammar takes the sign of a number as a part of it, and places it where its digits begin. */
    private CelExpr number(boolean isNegative) {
        String digits = tokens.written();
        if (tokens.kind() == PlainToken.DECIMAL) {
            double value = Double.parseDouble(digits);
            return constant(CelConstant.ofValue(isNegative ? -value : value));
        }
        NotPlainException.unless(digits.length() <= MOST_DIGITS);
        long value = Long.parseLong(digits);
        return constant(CelConstant.ofValue(isNegative ? -value : value));
    }

    private CelExpr constant(CelConstant value) {
        CelExpr constant = tree.constant(tokens.start(), value);
        tokens.advance();
        return constant;
    }

    private CelExpr nameOrCall() {
        int position = tokens.start();
        String name = passName();
        if (tokens.kind() != PlainToken.OPEN) {
            return tree.name(position, name);
        }
        NotPlainException.unless(!name.equals(Operation.HAS.writtenName()));
        long id = tree.newId(tokens.start());
        return tree.function(id, name, arguments());
    }

    private String passName() {
        NotPlainException.unless(tokens.kind() == PlainToken.NAME);
        String name = tokens.written();
        tokens.advance();
        return name;
    }

    private List<CelExpr> arguments() {
        tokens.pass(PlainToken.OPEN);
        if (tokens.kind() == PlainToken.CLOSE) {
            tokens.advance();
            return List.of();
        }
        return upTo(PlainToken.CLOSE);
    }

    private CelExpr list() {
        long id = tree.newId(tokens.start());
        tokens.advance();
        return tree.list(id, upTo(PlainToken.CLOSE_LIST));
    }

    private List<CelExpr> upTo(PlainToken close) {
        List<CelExpr> expressions = new ArrayList<>();
        expressions.add(expression());
        while (tokens.kind() == PlainToken.COMMA) {
            tokens.advance();
            expressions.add(expression());
        }
        tokens.pass(close);
        return expressions;
    }

    private CelExpr nested() {
        tokens.pass(PlainToken.OPEN);
        CelExpr inside = expression();
        tokens.pass(PlainToken.CLOSE);
        return inside;
    }
}
