package dev.fraudscorer.rules.internal.plan;

import dev.fraudscorer.rules.internal.language.Expression;
import dev.fraudscorer.rules.internal.language.Expression.Call;
import dev.fraudscorer.rules.internal.language.Expression.ListLiteral;
import dev.fraudscorer.rules.internal.language.Expression.NumberLiteral;
import dev.fraudscorer.rules.internal.language.Expression.Reference;
import dev.fraudscorer.rules.internal.language.Expression.TextLiteral;
import dev.fraudscorer.rules.internal.language.ExpressionText;
import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Symbol;
import dev.fraudscorer.rules.internal.lists.EntityList;
import dev.fraudscorer.rules.internal.plan.list.Membership;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.TextNode;
import dev.fraudscorer.rules.internal.plan.number.ComparisonOperator;
import dev.fraudscorer.rules.internal.plan.number.NumberComparison;
import dev.fraudscorer.rules.internal.plan.text.Equality;
import dev.fraudscorer.rules.internal.plan.text.TextFunction;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Plans comparisons and memberships by the types that they compare. */
final class Comparisons {
    private final Planner planner;
    private final ExpressionText text;
    private final Map<String, EntityList> lists;

    Comparisons(Planner planner, ExpressionText text, Map<String, EntityList> lists) {
        this.planner = planner;
        this.text = text;
        this.lists = lists;
    }

    BooleanNode comparison(Call call) {
        Expression left = call.argument(0);
        Expression right = call.argument(1);
        Operation operation = call.operation();
        boolean equality = operation == Operation.EQUAL || operation == Operation.NOT_EQUAL;
        return switch (left.type()) {
            case NUMBER, INTEGER, TIME, DURATION ->
                new NumberComparison(
                        ComparisonOperator.valueOf(operation.name()), planner.number(left), planner.number(right));
            case TEXT ->
                equality && Planner.isSecret(left) && Planner.isSecret(right)
                        ? new Equality.OfTexts(
                                planner.textOrCardNumber(left),
                                planner.textOrCardNumber(right),
                                operation == Operation.EQUAL)
                        : texts(operation, left, right);
            case BOOLEAN ->
                new Equality.OfBooleans(planner.truth(left), planner.truth(right), operation == Operation.EQUAL);
            case NUMBER_LIST, TEXT_LIST, ANY -> throw Planner.unplanned(call);
        };
    }

    private BooleanNode texts(Operation operation, Expression left, Expression right) {
        TextNode one = planner.text(left);
        TextNode other = planner.text(right);
        return operation == Operation.EQUAL || operation == Operation.NOT_EQUAL
                ? new Equality.OfTexts(one, other, operation == Operation.EQUAL)
                : new TextFunction.Comparison(operation, one, other);
    }

    BooleanNode membership(Call call) {
        if (call.argument(1) instanceof ListLiteral list) {
            return call.argument(0).type().isNumeric() ? inNumbers(call, list) : inTexts(call, list);
        }
        if (call.argument(1) instanceof Reference reference && reference.symbol() instanceof Symbol.Listed listed) {
            EntityList list = Objects.requireNonNull(lists.get(listed.list()), listed.list());
            list.checkUse(call.argument(0), text);
            return planner.membership(list, planner.textOrCardNumber(call.argument(0)));
        }
        throw Planner.unplanned(call);
    }

    private BooleanNode inNumbers(Call call, ListLiteral list) {
        double[] items = new double[list.items().size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = ((NumberLiteral) list.items().get(i)).value();
        }
        return new Membership.OfNumber(planner.number(call.argument(0)), items);
    }

    private BooleanNode inTexts(Call call, ListLiteral list) {
        Set<String> texts = new HashSet<>();
        for (Expression item : list.items()) {
            texts.add(((TextLiteral) item).value());
        }
        return new Membership.OfText(planner.text(call.argument(0)), Set.copyOf(texts));
    }
}
