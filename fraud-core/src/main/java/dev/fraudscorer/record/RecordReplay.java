package dev.fraudscorer.record;

import dev.fraudscorer.assessment.Assessment;
import java.util.List;
import java.util.Objects;

/**
 * A record evaluated again by a policy, and how that compares: rules, lists and models from the recorded values; all else taken from
 * the record, and marked so. Immutable.
 */
public final class RecordReplay {
    private final DecisionRecord record;
    private final Assessment replayed;
    private final List<ReplayedItem> items;
    private final List<String> differentValues;
    private final List<String> missingValues;
    private final List<String> differentInputs;

    private RecordReplay(
            DecisionRecord record,
            Assessment replayed,
            List<ReplayedItem> items,
            List<String> differentValues,
            List<String> missingValues,
            List<String> differentInputs) {
        this.record = Objects.requireNonNull(record, "record");
        this.replayed = Objects.requireNonNull(replayed, "replayed");
        this.items = List.copyOf(items);
        this.differentValues = List.copyOf(differentValues);
        this.missingValues = List.copyOf(missingValues);
        this.differentInputs = List.copyOf(differentInputs);
    }

    /** Makes it of its parts, which the accessors describe. */
    public static RecordReplay of(
            DecisionRecord record,
            Assessment replayed,
            List<ReplayedItem> items,
            List<String> differentValues,
            List<String> missingValues,
            List<String> differentInputs) {
        return new RecordReplay(record, replayed, items, differentValues, missingValues, differentInputs);
    }

    /** The record. */
    public DecisionRecord record() {
        return record;
    }

    /** What came out now. What is taken from the record shows no values. */
    public Assessment replayed() {
        return replayed;
    }

    /** Each item of evidence on either side: those of the record in their order, then new ones. */
    public List<ReplayedItem> items() {
        return items;
    }

    /** The values that follow from others and came out otherwise than recorded, such as derived ones. */
    public List<String> differentValues() {
        return differentValues;
    }

    /** The features that the policy reads and the record has not, and the values of the record that the policy has no place for. */
    public List<String> missingValues() {
        return missingValues;
    }

    /**
     * What the decision was made by and is not the same now: {@code policy}, {@code library}, {@code list NAME} or {@code model
     * NAME}. That alone makes no {@link #same} false.
     */
    public List<String> differentInputs() {
        return differentInputs;
    }

    /** By how much the score moved. */
    public double scoreDifference() {
        return replayed.score() - record.assessment().score();
    }

    /**
     * Whether it came out the same: decision and cause, every item, every value, and the score, to the bit or, where an item
     * moved within its source's tolerance, with it.
     */
    public boolean same() {
        Assessment recorded = record.assessment();
        boolean sameScore = Double.doubleToLongBits(recorded.score()) == Double.doubleToLongBits(replayed.score());
        boolean moved = false;
        for (ReplayedItem item : items) {
            switch (item.outcome()) {
                case SAME, TAKEN_OVER -> {}
                case WITHIN_TOLERANCE -> moved = true;
                case DIFFERENT, GONE, NEW -> {
                    return false;
                }
            }
        }
        return (sameScore || moved)
                && differentValues.isEmpty()
                && missingValues.isEmpty()
                && recorded.decision() == replayed.decision()
                && recorded.decidedBy().equals(replayed.decidedBy());
    }

    @Override
    public String toString() {
        return "RecordReplay[same=" + same() + ", scoreDifference=" + scoreDifference() + ", items=" + items
                + ", differentValues=" + differentValues + ", missingValues=" + missingValues + ", differentInputs="
                + differentInputs + "]";
    }
}
