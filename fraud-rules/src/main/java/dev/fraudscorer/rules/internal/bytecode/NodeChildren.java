package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.list.Membership;
import dev.fraudscorer.rules.internal.plan.logic.Choice;
import dev.fraudscorer.rules.internal.plan.logic.IfMissing;
import dev.fraudscorer.rules.internal.plan.logic.Logic;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.Node;
import dev.fraudscorer.rules.internal.plan.node.Slot;
import dev.fraudscorer.rules.internal.plan.number.Arithmetic;
import dev.fraudscorer.rules.internal.plan.number.NumberComparison;
import dev.fraudscorer.rules.internal.plan.number.NumberFunction;
import dev.fraudscorer.rules.internal.plan.text.TextComparison.TextEquality;
import java.util.List;
import java.util.function.Consumer;

/** Knows which nodes the writers write out; the others are called, and what they are made of is their own business. */
final class NodeChildren {
    /** Beyond this a list of numbers is searched by its node. */
    private static final int LONGEST_CHAIN = 8;

    private NodeChildren() {}

    /** What a node is made of; empty for leaves and for nodes that are called. */
    static List<? extends Node> of(Node node) {
        if (node instanceof Logic.AllOf all) {
            return all.parts();
        }
        if (node instanceof Logic.AnyOf any) {
            return any.parts();
        }
        if (node instanceof Logic.Not not) {
            return List.of(not.operand());
        }
        if (node instanceof NumberComparison comparison) {
            return List.of(comparison.left(), comparison.right());
        }
        if (node instanceof Membership.OfNumber in && isChain(in)) {
            return List.of(in.value());
        }
        if (node instanceof Choice.OfBoolean choice) {
            return List.of(choice.condition(), choice.yes(), choice.no());
        }
        if (node instanceof IfMissing.OfBoolean fallback) {
            return List.of(fallback.value(), fallback.other());
        }
        return node instanceof TextEquality equality ? List.of(equality.left(), equality.right()) : ofNumber(node);
    }

    private static List<? extends Node> ofNumber(Node node) {
        if (node instanceof Arithmetic calculation && !(calculation instanceof Arithmetic.DivideWhole)) {
            return List.of(calculation.left(), calculation.right());
        }
        if (node instanceof NumberFunction function && isWritten(function)) {
            return List.of(function.operand());
        }
        if (node instanceof Choice.OfNumber choice) {
            return List.of(choice.condition(), choice.yes(), choice.no());
        }
        return node instanceof IfMissing.OfNumber fallback ? List.of(fallback.value(), fallback.other()) : List.of();
    }

    /** Whether a node without parts is called, rather than read from a slot or known at load. */
    static boolean isCalled(Node node) {
        boolean isLeaf = node instanceof Slot.OfNumber
                || node instanceof Slot.OfText
                || node instanceof Slot.OfBoolean
                || node instanceof Slot.IsPresent
                || node instanceof Constant.OfNumber
                || node instanceof Constant.OfText
                || node instanceof Constant.OfBoolean;
        return !isLeaf && of(node).isEmpty();
    }

    static boolean isChain(Membership.OfNumber in) {
        return in.size() <= LONGEST_CHAIN;
    }

    static boolean isWritten(NumberFunction function) {
        return function instanceof NumberFunction.Negate
                || function instanceof NumberFunction.AbsoluteValue
                || function instanceof NumberFunction.SquareRoot;
    }

    /** How many nodes it is, with everything that it is made of. */
    static int size(Node node) {
        int size = 1;
        for (Node part : of(node)) {
            size += size(part);
        }
        return size;
    }

    /** Shows a condition and everything that it is made of. */
    static void walk(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        for (Node part : of(node)) {
            walk(part, visitor);
        }
    }

    /** Shows several conditions and everything that they are made of. */
    static void walk(List<BooleanNode> conditions, Consumer<Node> visitor) {
        for (BooleanNode condition : conditions) {
            walk(condition, visitor);
        }
    }
}
