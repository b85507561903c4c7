package dev.fraudscorer.lab.policymodel;

import dev.fraudscorer.assessment.Assessment;
import dev.fraudscorer.assessment.FailureKind;
import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.lab.history.HistoryLine;
import dev.fraudscorer.lab.replay.ReplaySink;
import dev.fraudscorer.lab.replay.ReplayedEvent;
import dev.fraudscorer.lab.train.TrainingSet;
import dev.fraudscorer.lab.train.TrainingSetBuilder;
import dev.fraudscorer.spi.policy.Names;
import dev.fraudscorer.spi.vector.Variable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps of each labelled event what a model may see, in event time. Confined to one thread. */
final class LearningRows implements ReplaySink {
    private final ReplaySink progress;
    private final List<String> wanted;
    private final List<String> inputs = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private int[] slots = {};

    LearningRows(List<String> wanted, ReplaySink progress) {
        this.wanted = wanted;
        this.progress = progress;
    }

    @Override
    public void begin(List<Variable> variables) {
        List<Variable> usable = variables.stream()
                .filter(variable -> variable.type() != ValueType.TEXT)
                .toList();
        List<String> names = usable.stream().map(Variable::name).toList();
        inputs.addAll(wanted.isEmpty() ? names : wanted);
        slots = new int[inputs.size()];
        for (int i = 0; i < slots.length; i++) {
            int index = names.indexOf(inputs.get(i));
            if (index < 0) {
                String nearest = Names.nearest(inputs.get(i), names);
                throw new IllegalArgumentException("input '" + inputs.get(i)
                        + "' is no number or boolean of the policy"
                        + (nearest == null ? "; expected some of " + names : "; did you mean '" + nearest + "'?"));
            }
            slots[i] = usable.get(index).slot();
        }
        progress.begin(variables);
    }

    @Override
    public void scored(ReplayedEvent event) {
        if (event.historic().label() != null && !isTooEarly(event.assessment())) {
            float[] values = new float[slots.length];
            for (int i = 0; i < slots.length; i++) {
                values[i] = finite((float) event.features().number(slots[i]));
            }
            rows.add(new Row(
                    event.historic().event().timeMillis(),
                    values,
                    event.historic().isFraud(),
                    event.labelKnownAt().toEpochMilli()));
        }
    }

    @Override
    public void refused(HistoryLine line) {
        progress.refused(line);
    }

    @Override
    public void progress(long lines) {
        progress.progress(lines);
    }

    /** It was seen without its history, and at a time at which it did not happen. */
    private static boolean isTooEarly(Assessment assessment) {
        return assessment.evidence().stream().anyMatch(item -> item.failure() == FailureKind.TOO_EARLY);
    }

    /** What is too large for a float is the largest float, as it is when the model scores. */
    private static float finite(float value) {
        return Float.isInfinite(value) ? Math.copySign(Float.MAX_VALUE, value) : value;
    }

    /** Every row, with the truth. */
    TrainingSet all() {
        return from(Long.MIN_VALUE);
    }

    /** The cut in time: what happened before it may be trained on, what happens from it on is later. */
    long cutMillis(double laterShare) {
        if (rows.size() < 2) {
            throw new IllegalArgumentException("the history has " + rows.size()
                    + " labelled events; expected more, in column 'fraud' or the column that stands for it");
        }
        rows.sort(Comparator.comparingLong(row -> row.timeMillis));
        return rows.get((int) Math.min(rows.size() - 1L, Math.round(rows.size() * (1 - laterShare)))).timeMillis;
    }

    /** What happened after the warm-up and was mature at the cut, with the frauds that were known by the cut. */
    TrainingSet before(long cutMillis, double warmUpShare, Duration maturity) {
        long untilMillis = cutMillis - maturity.toMillis();
        TrainingSetBuilder set = TrainingSet.builder(inputs);
        int first = (int) Math.round(rows.size() * warmUpShare);
        for (Row row : rows.subList(first, rows.size())) {
            if (row.timeMillis < untilMillis) {
                set.add(row.values, row.fraud && row.knownAtMillis <= cutMillis, row.timeMillis);
            }
        }
        if (set.size() == 0) {
            throw new IllegalArgumentException("no event of the history is left to train on after a warm-up of "
                    + warmUpShare + " of it and before the labels' maturity of " + maturity.toDays()
                    + " days; expected a longer history, or a shorter warm-up or maturity");
        }
        return set.build();
    }

    /** What happened from the cut on, with the truth. */
    TrainingSet from(long cutMillis) {
        TrainingSetBuilder set = TrainingSet.builder(inputs);
        for (Row row : rows) {
            if (row.timeMillis >= cutMillis) {
                set.add(row.values, row.fraud, row.timeMillis);
            }
        }
        return set.build();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(long timeMillis, float[] values, boolean fraud, long knownAtMillis) {}
}
