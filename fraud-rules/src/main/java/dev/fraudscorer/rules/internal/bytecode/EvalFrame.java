package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.RuleBits;
import dev.fraudscorer.rules.internal.plan.node.BooleanNode;
import dev.fraudscorer.rules.internal.plan.node.NumberNode;
import dev.fraudscorer.spi.vector.FeatureVector;
import java.util.Arrays;

/**
 * What a compiled plan works with on one event: its result, coded texts, and the values of nodes that several
 * conditions share. Confined to the thread that scores. Generated classes call it by the names of its members.
 */
final class EvalFrame {
    final RuleBits bits;
    final int[] codes;
    private final byte[] truths;
    private final double[] numbers;
    private final boolean[] areNumbersKnown;

    EvalFrame(int rules, int codedTexts, int sharedTruths, int sharedNumbers) {
        this.bits = new RuleBits(rules);
        this.codes = new int[codedTexts];
        this.truths = new byte[sharedTruths];
        this.numbers = new double[sharedNumbers];
        this.areNumbersKnown = new boolean[sharedNumbers];
    }

    /** Forgets the event before. */
    void begin() {
        bits.setCut(false);
        Arrays.fill(bits.fired(), 0);
        Arrays.fill(bits.missing(), 0);
        Arrays.fill(truths, (byte) 0);
        Arrays.fill(areNumbersKnown, false);
    }

    void fire(int rule) {
        // A shift takes its count modulo 64.
        bits.fired()[rule >> 6] |= 1L << rule;
    }

    void miss(int rule) {
        bits.missing()[rule >> 6] |= 1L << rule;
    }

    /** The value of a shared node, evaluated at its first use. */
    byte truth(int place, BooleanNode node, FeatureVector vector) {
        byte known = truths[place];
        if (known != 0) {
            return (byte) (known - 1);
        }
        byte value = node.evaluate(vector);
        // One higher, since 0 means not evaluated yet.
        truths[place] = (byte) (value + 1);
        return value;
    }

    /** The value of a shared node, evaluated at its first use. */
    double number(int place, NumberNode node, FeatureVector vector) {
        if (!areNumbersKnown[place]) {
            numbers[place] = node.evaluate(vector);
            areNumbersKnown[place] = true;
        }
        return numbers[place];
    }
}
