package dev.fraudscorer.features.internal.step.code;

import dev.fraudscorer.features.internal.plan.Asked;
import dev.fraudscorer.features.internal.plan.CodeLane;
import dev.fraudscorer.features.internal.plan.Columns;
import dev.fraudscorer.features.internal.plan.CountLane;
import dev.fraudscorer.features.internal.plan.EntityPlan;
import dev.fraudscorer.features.internal.plan.FraudLane;
import dev.fraudscorer.features.internal.plan.NumberLane;
import dev.fraudscorer.features.internal.plan.Pass;
import java.util.ArrayList;
import java.util.List;

/** The values that the windows of a plan come to, lane by lane, so that those that share something stand together. */
final class PlanOutputs {
    private final Columns columns;
    private final boolean hasGaps;
    private final List<CutOutput> outputs = new ArrayList<>();

    private PlanOutputs(Columns columns, boolean hasGaps) {
        this.columns = columns;
        this.hasGaps = hasGaps;
    }

    /** @param hasGaps whether numbers may be missing */
    static List<CutOutput> of(EntityPlan plan, boolean hasGaps) {
        PlanOutputs all = new PlanOutputs(plan.columns(), hasGaps);
        for (Pass pass : plan.passes()) {
            for (CountLane lane : pass.counts()) {
                all.add(pass, lane);
            }
            for (NumberLane lane : pass.numbers()) {
                all.add(pass, lane, lane.including(), isInside(pass));
                all.add(pass, lane, lane.excluding(), false);
            }
            for (CodeLane lane : pass.codes()) {
                all.add(pass, lane);
            }
            for (FraudLane lane : pass.frauds()) {
                all.add(pass, lane);
            }
        }
        return all.outputs;
    }

    /** Whether the current event is in the windows of the pass. */
    private static boolean isInside(Pass pass) {
        return pass.offsetMillis() == 0;
    }

    private void add(Pass pass, CountLane lane) {
        Scope scope = new Scope(lane.filter(), pass.offsetMillis());
        each(pass, lane.including(), (slot, to) -> new CountOutput(slot, scope, isInside(pass)));
        each(pass, lane.excluding(), (slot, to) -> new CountOutput(slot, scope, false));
    }

    private void add(Pass pass, NumberLane lane, NumberLane.Slots slots, boolean with) {
        add(pass, lane, slots.sum(), NumberOutput.Kind.SUM, with);
        add(pass, lane, slots.mean(), NumberOutput.Kind.MEAN, with);
        add(pass, lane, slots.min(), NumberOutput.Kind.MIN, with);
        add(pass, lane, slots.max(), NumberOutput.Kind.MAX, with);
        add(pass, lane, slots.stddev(), NumberOutput.Kind.STDDEV, with);
    }

    private void add(Pass pass, NumberLane lane, Asked asked, NumberOutput.Kind kind, boolean with) {
        NumberScope numbers = new NumberScope(new Scope(lane.filter(), pass.offsetMillis()), lane.column(), hasGaps);
        each(pass, asked, (slot, to) -> new NumberOutput(kind, slot, numbers, with));
    }

    private void add(Pass pass, CodeLane lane) {
        boolean inside = isInside(pass);
        add(pass, lane, lane.distinct(), CodeOutput.Kind.DISTINCT, inside);
        add(pass, lane, lane.distinctExcluding(), CodeOutput.Kind.DISTINCT, false);
        add(pass, lane, lane.share(), CodeOutput.Kind.SHARE, inside);
        add(pass, lane, lane.shareExcluding(), CodeOutput.Kind.SHARE, false);
        add(pass, lane, lane.isNew(), CodeOutput.Kind.IS_NEW, false);
    }

    private void add(Pass pass, CodeLane lane, Asked asked, CodeOutput.Kind kind, boolean with) {
        Scope scope = new Scope(lane.filter(), pass.offsetMillis());
        int mark = columns.filters() + lane.column();
        each(pass, asked, (slot, to) -> new CodeOutput(kind, slot, scope, lane.column(), mark, with));
    }

    private void add(Pass pass, FraudLane lane) {
        Scope scope = new Scope(lane.filter(), pass.offsetMillis());
        boolean inside = isInside(pass);
        each(pass, lane.count(), (slot, to) -> new FraudOutput(false, slot, scope, to, inside));
        each(pass, lane.countExcluding(), (slot, to) -> new FraudOutput(false, slot, scope, to, false));
        each(pass, lane.rate(), (slot, to) -> new FraudOutput(true, slot, scope, to, inside));
        each(pass, lane.rateExcluding(), (slot, to) -> new FraudOutput(true, slot, scope, to, false));
    }

    private void each(Pass pass, Asked asked, OutputMaker maker) {
        for (int i = 0; i < asked.size(); i++) {
            long to = pass.offsetMillis() + pass.lengthMillis()[asked.window(i)];
            outputs.add(new CutOutput(to, maker.make(asked.slot(i), to)));
        }
    }

    /** Makes an output of a slot and of the distance at which its window begins. */
    private interface OutputMaker {
        Output make(int slot, long to);
    }
}
