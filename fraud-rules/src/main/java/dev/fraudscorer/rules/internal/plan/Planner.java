package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.BooleanLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.NumberLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.rules.internal.language.Type;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.plan.list.InCidr;
import dev.fraudscorer.rules.internal.plan.list.Membership;
import dev.fraudscorer.rules.internal.plan.logic.Conditional;
import dev.fraudscorer.rules.internal.plan.logic.IfMissing;
import dev.fraudscorer.rules.internal.plan.logic.Logic;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.Slot;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.number.Arithmetic;
import dev.fraudscorer.rules.internal.plan.number.CurrencyConversion;
import dev.fraudscorer.rules.internal.plan.number.Distance;
import dev.fraudscorer.rules.internal.plan.number.NumberFunction;
import dev.fraudscorer.rules.internal.plan.text.Conversion;
import dev.fraudscorer.rules.internal.plan.text.SearchPattern;
import dev.fraudscorer.rules.internal.plan.text.TextFunction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a checked expression into nodes: names become slots, literals are prepared, and what is the same for every
 * event is computed once. Mistakes that no type shows, such as a broken pattern, are reported; the nodes are then not
 * to be used. Confined to one thread.
 */
public final class Planner {
    private final ExpressionText text;
    private final Literals literals;
    private final Comparisons comparisons;
    private final TimePlanner moments;
    private final TextPlanner texts;
    private final Set<Membership.OfKey> listed = new LinkedHashSet<>();
    private final List<Expression> zeros = new ArrayList<>();

    /**
     * @param text where mistakes are reported
     * @param lists the entity lists by their names
     */
    public Planner(ExpressionText text, Map<String, EntityList> lists) {
        this.text = text;
        this.literals = new Literals(text);
        this.comparisons = new Comparisons(this, text, lists);
        this.moments = new TimePlanner(this, literals);
        this.texts = new TextPlanner(this, literals, text);
    }

    /** The plan of an expression of a type that a value can have. */
    public PlanNode plan(Expression expression) {
        return switch (expression.type()) {
            case TEXT -> text(expression);
            case BOOLEAN -> truth(expression);
            default -> number(expression);
        };
    }

    /** The plan of an expression whose type is a number, or a time or a duration, which are numbers of milliseconds. */
    public NumberNode number(Expression expression) {
        if (expression instanceof NumberLiteral literal) {
            return new Constant.OfNumber(literal.value());
        }
        if (expression instanceof Reference reference) {
            boolean isEventTime = reference.symbol() == Symbol.BuiltIn.EVENT_TIME;
            return isEventTime ? new TimePlanner.EventTime() : new Slot.OfNumber(slot(reference));
        }
        Call call = (Call) expression;
        NumberNode node = switch (call.type()) {
            case INTEGER -> whole(call);
            case TIME, DURATION -> moments.plan(call);
            default -> calculation(call);
        };
        return ConstantFolding.number(call, node);
    }

    /** The tests of entity lists in what was planned, each once, in the order of the text. */
    public List<Membership.OfKey> listed() {
        return List.copyOf(listed);
    }

    /** The pattern of a call in what was planned. */
    public SearchPattern pattern(String written) {
        return literals.pattern(written);
    }

    /**
     * Reports each division by a constant that is 0 in what was planned. CEL has no objection, but its result is missing for
     * every event, which nobody can have meant.
     */
    public void reportDivisionsByZero() {
        for (Expression zero : zeros) {
            text.report(zero.offset(), "a division by 0", "a divisor that is not 0");
        }
    }

    Membership.OfKey membership(EntityList list, TextNode value) {
        Membership.OfKey membership = new Membership.OfKey(value, list);
        listed.add(membership);
        return membership;
    }

    /** The plan of an expression whose type is a text. */
    public TextNode text(Expression expression) {
        if (expression instanceof Reference reference
                && reference.symbol() instanceof Symbol.Slot slot
                && slot.variable().isCardNumber()) {
            texts.reportCardNumber(reference.offset(), slot.variable().name());
        }
        if (expression instanceof Reference reference
                && reference.symbol() instanceof Symbol.Slot slot
                && slot.variable().isSecret()) {
            texts.reportSecret(reference.offset(), slot.variable().name());
        }
        return textOrCardNumber(expression);
    }

    /** Whether an expression is a secret attribute, of which the event holds a token. */
    static boolean isSecret(Expression expression) {
        return expression instanceof Reference reference
                && reference.symbol() instanceof Symbol.Slot slot
                && slot.variable().isSecret();
    }

    /**
     * The plan of a text of which the first digits are looked at, which a card number may be, too; or that is compared as it is
     * with a token.
     */
    TextNode textOrCardNumber(Expression expression) {
        if (expression instanceof TextLiteral literal) {
            return new Constant.OfText(literal.value());
        }
        if (expression instanceof Reference reference) {
            boolean isEventType = reference.symbol() == Symbol.BuiltIn.EVENT_TYPE;
            return isEventType ? new Slot.EventTypeName() : new Slot.OfText(slot(reference));
        }
        Call call = (Call) expression;
        TextNode node = switch (call.operation()) {
            case ADD -> new TextFunction.Joined(text(call.argument(0)), text(call.argument(1)));
            case CONDITIONAL ->
                new Conditional.OfText(truth(call.argument(0)), text(call.argument(1)), text(call.argument(2)));
            case IF_MISSING -> new IfMissing.OfText(text(call.argument(0)), text(call.argument(1)));
            default -> texts.change(call);
        };
        return ConstantFolding.text(call, node);
    }

    /** The plan of an expression whose type is a boolean. */
    public BooleanNode truth(Expression expression) {
        if (expression instanceof BooleanLiteral literal) {
            return new Constant.OfBoolean(BooleanNode.of(literal.value()));
        }
        if (expression instanceof Reference reference) {
            return new Slot.OfBoolean(slot(reference));
        }
        Call call = (Call) expression;
        return ConstantFolding.truth(call, test(call));
    }

    NumberNode calculation(Call call) {
        return switch (call.operation()) {
            case ADD, SUBTRACT, MULTIPLY, MIN, MAX ->
                new Arithmetic(call.operation(), number(call.argument(0)), number(call.argument(1)));
            case DIVIDE, REMAINDER ->
                new Arithmetic(call.operation(), number(call.argument(0)), divisor(call.argument(1)));
            case NEGATE, ABS, LOG, SQRT -> new NumberFunction(call.operation(), number(call.argument(0)));
            case DOUBLE ->
                isText(call.argument(0)) ? new Conversion.ToNumber(text(call.argument(0))) : number(call.argument(0));
            case DISTANCE_KM ->
                new Distance(
                        number(call.argument(0)),
                        number(call.argument(1)),
                        number(call.argument(2)),
                        number(call.argument(3)));
            case AMOUNT_IN ->
                new CurrencyConversion(
                        number(call.argument(0)),
                        text(call.argument(1)),
                        ((Expression.Factors) call.argument(2)).byCurrency());
            case CONDITIONAL ->
                new Conditional.OfNumber(truth(call.argument(0)), number(call.argument(1)), number(call.argument(2)));
            case IF_MISSING -> new IfMissing.OfNumber(number(call.argument(0)), number(call.argument(1)));
            default -> throw unplanned(call);
        };
    }

    /** Operations whose result is whole; those that may become too large to be exact are watched. */
    private NumberNode whole(Call call) {
        return switch (call.operation()) {
            case ADD, SUBTRACT, MULTIPLY -> new NumberFunction.Exact(calculation(call));
            case INT -> toInteger(call.argument(0));
            case DIVIDE -> new Arithmetic.DivideWhole(number(call.argument(0)), divisor(call.argument(1)));
            case SIZE -> new TextFunction.Size(text(call.argument(0)));
            case INDEX_OF, LAST_INDEX_OF -> texts.position(call);
            default -> {
                // A whole number that is made of a time or a duration is a part of it.
                Type operand = call.argument(0).type();
                yield operand == Type.TIME || operand == Type.DURATION ? moments.field(call) : calculation(call);
            }
        };
    }

    private NumberNode divisor(Expression expression) {
        NumberNode divisor = number(expression);
        if (divisor instanceof Constant.OfNumber constant && constant.value() == 0) {
            zeros.add(expression);
        }
        return divisor;
    }

    private NumberNode toInteger(Expression argument) {
        return switch (argument.type()) {
            case TEXT -> new Conversion.ToInteger(text(argument));
            case TIME -> new TimePlanner.ToSeconds(number(argument));
            default -> new NumberFunction.Exact(new NumberFunction(Operation.INT, number(argument)));
        };
    }

    private static boolean isText(Expression expression) {
        return expression.type() == Type.TEXT;
    }

    private BooleanNode test(Call call) {
        return switch (call.operation()) {
            case AND -> Logic.allOf(parts(call, call.operation()));
            case OR -> Logic.anyOf(parts(call, call.operation()));
            case NOT -> new Logic.Not(truth(call.argument(0)));
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> comparisons.comparison(call);
            case IN -> comparisons.membership(call);
            case CONTAINS, STARTS_WITH, ENDS_WITH ->
                new TextFunction.Comparison(call.operation(), text(call.argument(0)), text(call.argument(1)));
            case MATCHES -> new TextFunction.Matches(text(call.argument(0)), literals.pattern(call.argument(1)));
            case IN_CIDR -> new InCidr(text(call.argument(0)), literals.cidr(call.argument(1)));
            case BOOL ->
                isText(call.argument(0)) ? new Conversion.ToBoolean(text(call.argument(0))) : truth(call.argument(0));
            case HAS -> isPresent((Reference) call.argument(0));
            case CONDITIONAL ->
                new Conditional.OfBoolean(truth(call.argument(0)), truth(call.argument(1)), truth(call.argument(2)));
            case IF_MISSING -> new IfMissing.OfBoolean(truth(call.argument(0)), truth(call.argument(1)));
            default -> throw unplanned(call);
        };
    }

    /** The parts of {@code a && b && c}, which the parser nests, in the order of the text. */
    private List<BooleanNode> parts(Expression expression, Operation operation) {
        List<BooleanNode> parts = new ArrayList<>();
        if (expression instanceof Call call && call.operation() == operation) {
            parts.addAll(parts(call.argument(0), operation));
            parts.addAll(parts(call.argument(1), operation));
        } else {
            parts.add(truth(expression));
        }
        return parts;
    }

    private static BooleanNode isPresent(Reference reference) {
        return reference.symbol() instanceof Symbol.Slot
                ? new Slot.IsPresent(slot(reference))
                : new Constant.OfBoolean(BooleanNode.TRUE);
    }

    private static int slot(Reference reference) {
        if (reference.symbol() instanceof Symbol.Slot slot) {
            return slot.variable().slot();
        }
        throw new IllegalStateException("a name without a slot: " + reference.symbol());
    }

    static IllegalStateException unplanned(Call call) {
        return new IllegalStateException("the language has " + call.operation() + ", the planner has not");
    }
}
