package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.list.Membership;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.Constant;
import dev.fraudscorer.rules.internal.plan.node.PlanNode;
import dev.fraudscorer.rules.internal.plan.node.Slot;
import dev.fraudscorer.rules.internal.plan.text.Equality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text slots that the conditions of a plan compare with constants, each with its codes. Immutable. */
final class TextDictionary {
    /** Sets of codes would grow large beyond; such a slot is compared by its text. */
    private static final int MOST_TEXTS = 4096;

    private final Map<Integer, Integer> placeBySlot = new HashMap<>();
    private final List<TextCodes> codes = new ArrayList<>();

    private TextDictionary(Map<Integer, Set<String>> textsBySlot) {
        textsBySlot.forEach((slot, texts) -> {
            if (texts.size() <= MOST_TEXTS) {
                placeBySlot.put(slot, codes.size());
                codes.add(new TextCodes(texts));
            }
        });
    }

    static TextDictionary of(List<BooleanNode> conditions) {
        Map<Integer, Set<String>> textsBySlot = new LinkedHashMap<>();
        NodeChildren.walk(conditions, node -> {
            Slot.OfText slot = comparedSlot(node);
            if (slot != null) {
                textsBySlot
                        .computeIfAbsent(slot.slot(), unused -> new LinkedHashSet<>())
                        .addAll(constants(node));
            }
        });
        return new TextDictionary(textsBySlot);
    }

    /** The node as a codedSet to a code; null if it is none. */
    @Nullable
    CodedSet codedSet(PlanNode node) {
        Integer place = place(node);
        if (place == null) {
            return null;
        }
        TextCodes texts = codes.get(place);
        boolean isInequality = node instanceof Equality.OfTexts equality && !equality.equal();
        Collection<String> constants = constants(node);
        CodedSet equal = new CodedSet(place, texts.setOf(constants));
        return isInequality ? equal.complement() : equal;
    }

    /** Whether there is a {@link #codedSet} for the node. */
    boolean isCoded(PlanNode node) {
        return place(node) != null;
    }

    private @Nullable Integer place(PlanNode node) {
        Slot.OfText slot = comparedSlot(node);
        return slot == null ? null : placeBySlot.get(slot.slot());
    }

    /** The slots with codes, by their places. */
    int[] slots() {
        int[] slots = new int[codes.size()];
        placeBySlot.forEach((slot, place) -> slots[place] = slot);
        return slots;
    }

    /** The codes of the slots, by their places. */
    TextCodes[] codes() {
        return codes.toArray(new TextCodes[0]);
    }

    private static Slot.@Nullable OfText comparedSlot(PlanNode node) {
        if (node instanceof Equality.OfTexts equality) {
            if (equality.left() instanceof Slot.OfText slot && equality.right() instanceof Constant.OfText) {
                return slot;
            }
            boolean turned = equality.right() instanceof Slot.OfText && equality.left() instanceof Constant.OfText;
            return turned ? (Slot.OfText) equality.right() : null;
        }
        return node instanceof Membership.OfText in && in.operand() instanceof Slot.OfText slot ? slot : null;
    }

    /** Of a node that compares a slot. */
    private static Collection<String> constants(PlanNode node) {
        if (node instanceof Equality.OfTexts equality) {
            PlanNode constant = equality.left() instanceof Constant.OfText ? equality.left() : equality.right();
            return List.of(((Constant.OfText) constant).value());
        }
        return ((Membership.OfText) node).texts();
    }

    /**
     * Whether the code of a text is in a set.
     *
     * @param place of the slot's code
     * @param set of codes; that of a missing text is not in it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record CodedSet(int place, long[] set) {
        /** The codedSet that is true where this one is false. */
        CodedSet complement() {
            long[] others = set.clone();
            for (int i = 0; i < others.length; i++) {
                others[i] = ~others[i];
            }
            others[0] &= ~(1L << TextCodes.MISSING);
            return new CodedSet(place, others);
        }

        /** The same set with the code of a missing text. */
        long[] orMissing() {
            long[] wider = set.clone();
            wider[0] |= 1L << TextCodes.MISSING;
            return wider;
        }
    }
}
