package dev.fraudscorer.rules.internal.bytecode;

import dev.fraudscorer.rules.internal.plan.RuleBits;
import dev.fraudscorer.rules.internal.plan.RulePlan;
import dev.fraudscorer.spi.vector.FeatureVector;
import dev.fraudscorer.spi.vector.Scratch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan whose conditions have become classes. */
final class CompiledPlan implements RulePlan {
    private final int size;
    private final Program[] programs;
    private final int[] codedSlots;
    private final TextCodes[] codes;
    private final Scratch<EvalFrame> works;

    CompiledPlan(int size, List<Program> programs, TextDictionary coding, CommonSubexpressions sharing) {
        this.size = size;
        this.programs = programs.toArray(new Program[0]);
        this.codedSlots = coding.slots();
        this.codes = coding.codes();
        this.works = new Scratch<>(() -> new EvalFrame(size, codedSlots.length, sharing.truths(), sharing.numbers()));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public RuleBits evaluate(FeatureVector vector) {
        EvalFrame work = vector.scratch(works);
        work.begin();
        @Nullable String[] texts = vector.texts();
        for (int i = 0; i < codedSlots.length; i++) {
            work.codes[i] = codes[i].of(texts[codedSlots[i]]);
        }
        double[] numbers = vector.numbers();
        for (int i = 0; i < programs.length; i++) {
            // A class has at most some hundred conditions, which take some microseconds.
            if (i > 0 && vector.deadline().hasPassed()) {
                work.bits.setCut(true);
                break;
            }
            programs[i].run(numbers, texts, vector, work);
        }
        return work.bits;
    }
}
