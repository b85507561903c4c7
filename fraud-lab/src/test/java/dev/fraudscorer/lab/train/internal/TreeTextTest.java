package dev.fraudscorer.lab.train.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTextTest {
    /** Two splits: the first takes NaN for missing and sends it right, the second has no missing values. */
    private static final String TEXT = """
            tree
            version=v4
            num_class=1
            objective=binary sigmoid:1
            max_feature_idx=4

            Tree=0
            num_leaves=3
            num_cat=0
            split_feature=4 2
            split_gain=10.5 3
            threshold=0.25000000000000006 -1.5
            decision_type=8 0
            left_child=1 -1
            right_child=-2 -3
            leaf_value=-0.5 0.125 0.75
            is_linear=0
            shrinkage=0.05


            Tree=1
            num_leaves=1
            num_cat=0
            leaf_value=-4.5
            is_linear=0
            shrinkage=1


            end of trees

            feature_importances:
            Column_4=1
            """;

    @Test
    void parse_twoTrees_givesSplitsAndLeavesAsWritten() {
        List<Tree> trees = TreeText.parse(TEXT);

        assertThat(trees)
                .containsExactly(
                        new Tree(
                                List.of(
                                        new Split(4, 0.25000000000000006, false, 1, -2, 10.5),
                                        new Split(2, -1.5, false, -1, -3, 3)),
                                List.of(-0.5, 0.125, 0.75)),
                        new Tree(List.of(), List.of(-4.5)));
    }

    @Test
    void parse_missingIsNaN_followsDefaultDirection() {
        // 10 = NaN is missing (8), goes left (2)
        assertThat(firstSplit(TEXT.replace("decision_type=8 0", "decision_type=10 0"))
                        .missingLeft())
                .isTrue();
        assertThat(firstSplit(TEXT).missingLeft()).isFalse();
    }

    @Test
    void parse_nothingIsMissing_sendsNaNWhereZeroGoes() {
        // thresholds 0.25 and -1.5; the default direction (2) does not count, NaN is read as 0.0
        List<Split> splits = TreeText.parse(TEXT.replace("decision_type=8 0", "decision_type=0 2"))
                .get(0)
                .splits();

        assertThat(splits.get(0).missingLeft()).isTrue();
        assertThat(splits.get(1).missingLeft()).isFalse();
    }

    @Test
    void parse_infiniteThreshold_partsMissingFromAllOthers() {
        Split split = firstSplit(TEXT.replace("threshold=0.25000000000000006", "threshold=inf"));

        assertThat(split.threshold()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(split.missingLeft()).isFalse();
    }

    @Test
    void parse_categoricalSplit_isRefused() {
        assertThatThrownBy(() -> TreeText.parse(TEXT.replace("decision_type=8 0", "decision_type=8 1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LightGBM's model text, tree 0: found a categorical split, expected splits by threshold"
                        + " alone");
        assertThatThrownBy(() -> TreeText.parse(TEXT.replaceFirst("num_cat=0", "num_cat=1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tree 0: found categorical splits");
    }

    @Test
    void parse_zeroAsMissing_isRefused() {
        assertThatThrownBy(() -> TreeText.parse(TEXT.replace("decision_type=8 0", "decision_type=8 4")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tree 0: found a split that takes zero for missing");
    }

    @Test
    void parse_linearLeaves_areRefused() {
        assertThatThrownBy(() -> TreeText.parse(TEXT.replaceFirst("is_linear=0", "is_linear=1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tree 0: found linear leaves");
    }

    @Test
    void parse_listOfWrongLength_isRefusedByName() {
        assertThatThrownBy(() -> TreeText.parse(TEXT.replace("left_child=1 -1", "left_child=1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LightGBM's model text, tree 0: found 1 values of left_child, expected 2");
    }

    @Test
    void parse_textThatBreaksOff_isRefused() {
        assertThatThrownBy(() -> TreeText.parse(TEXT.substring(0, TEXT.indexOf("end of trees"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found no line 'end of trees'");
    }

    @Test
    void parse_otherObjective_isRefused() {
        assertThatThrownBy(() -> TreeText.parse(TEXT.replace("binary sigmoid:1", "regression")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found objective=regression");
    }

    private static Split firstSplit(String text) {
        return TreeText.parse(text).get(0).splits().get(0);
    }
}
