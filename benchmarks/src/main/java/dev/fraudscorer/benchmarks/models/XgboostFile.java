package dev.fraudscorer.benchmarks.models;

import dev.fraudscorer.onnx.internal.trees.ensemble.DecisionTree;
import dev.fraudscorer.onnx.internal.trees.ensemble.Leaf;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitMode;
import dev.fraudscorer.onnx.internal.trees.ensemble.SplitNode;
import dev.fraudscorer.onnx.internal.trees.ensemble.TreeNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Trees as XGBoost's JSON model, with covers: an ONNX file carries none, and XGBoost's contributions depend on them.
 * Source: "Introduction to Model IO" of XGBoost's documentation.
 */
final class XgboostFile {
    private XgboostFile() {}

    /**
     * A binary classifier.
     *
     * @param trees of splits {@code BRANCH_LT}
     * @param covers for each tree, how many rows reached each node
     */
    static byte[] of(List<DecisionTree> trees, List<double[]> covers, int columns) {
        StringJoiner all = new StringJoiner(",");
        StringJoiner info = new StringJoiner(",");
        StringJoiner rounds = new StringJoiner(",").add("0");
        for (int t = 0; t < trees.size(); t++) {
            all.add(tree(t, trees.get(t), covers.get(t), columns));
            info.add("0");
            rounds.add(Integer.toString(t + 1));
        }
        String text = "{\"learner\":{\"attributes\":{},\"feature_names\":[],\"feature_types\":[],"
                + "\"gradient_booster\":{\"model\":{\"gbtree_model_param\":{\"num_parallel_tree\":\"1\",\"num_trees\":\""
                + trees.size() + "\"},\"iteration_indptr\":[" + rounds + "],\"tree_info\":[" + info + "],\"trees\":["
                + all
                + "]},\"name\":\"gbtree\"},\"learner_model_param\":{\"base_score\":\"5E-1\",\"boost_from_average\":\"1\","
                + "\"num_class\":\"0\",\"num_feature\":\"" + columns + "\",\"num_target\":\"1\"},"
                + "\"objective\":{\"name\":\"binary:logistic\",\"reg_loss_param\":{\"scale_pos_weight\":\"1\"}}},"
                + "\"version\":[2,1,0]}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String tree(int number, DecisionTree given, double[] givenCovers, int columns) {
        int[] order = siblingsTogether(given);
        DecisionTree tree = reordered(given, order);
        double[] covers = Arrays.stream(order).mapToDouble(i -> givenCovers[i]).toArray();
        int size = order.length;
        int[] parents = new int[size];
        parents[0] = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            SplitNode split = splitAt(tree, i);
            if (split != null) {
                parents[split.whenTrue()] = i;
                parents[split.whenFalse()] = i;
            }
        }
        return "{\"base_weights\":" + list(size, i -> "0.0")
                + ",\"categories\":[],\"categories_nodes\":[],\"categories_segments\":[],\"categories_sizes\":[]"
                + ",\"default_left\":" + splits(tree, "0", split -> split.missingIsTrue() ? "1" : "0")
                + ",\"id\":" + number
                + ",\"left_children\":" + splits(tree, "-1", split -> Integer.toString(split.whenTrue()))
                + ",\"loss_changes\":" + list(size, i -> "0.0")
                + ",\"parents\":" + list(size, i -> Integer.toString(parents[i]))
                + ",\"right_children\":" + splits(tree, "-1", split -> Integer.toString(split.whenFalse()))
                + ",\"split_conditions\":" + list(size, i -> condition(tree, i))
                + ",\"split_indices\":" + splits(tree, "0", split -> Integer.toString(split.column()))
                + ",\"split_type\":" + list(size, i -> "0")
                + ",\"sum_hessian\":" + list(size, i -> Float.toString((float) covers[i]))
                + ",\"tree_param\":{\"num_deleted\":\"0\",\"num_feature\":\"" + columns + "\",\"num_nodes\":\"" + size
                + "\",\"size_leaf_vector\":\"1\"}}";
    }

    /** XGBoost takes the node after the left one for the right one: the nodes in such an order. */
    private static int[] siblingsTogether(DecisionTree tree) {
        int[] order = new int[tree.nodes().size()];
        int known = 1;
        for (int i = 0; i < known; i++) {
            SplitNode split = splitAt(tree, order[i]);
            if (split != null) {
                order[known++] = split.whenTrue();
                order[known++] = split.whenFalse();
            }
        }
        return order;
    }

    private static DecisionTree reordered(DecisionTree tree, int[] order) {
        int[] places = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
        }
        List<TreeNode> nodes = new ArrayList<>();
        for (int i : order) {
            TreeNode node = tree.nodes().get(i);
            nodes.add(
                    node instanceof SplitNode split
                            ? new SplitNode(
                                    split.column(),
                                    split.mode(),
                                    split.values(),
                                    split.missingIsTrue(),
                                    places[split.whenTrue()],
                                    places[split.whenFalse()],
                                    split.cover())
                            : node);
        }
        return new DecisionTree(nodes);
    }

    private static @Nullable SplitNode splitAt(DecisionTree tree, int i) {
        SplitNode split = tree.nodes().get(i) instanceof SplitNode found ? found : null;
        if (split != null && split.mode() != SplitMode.LT) {
            throw new IllegalArgumentException("XGBoost tests only whether a value is less");
        }
        return split;
    }

    private static String splits(DecisionTree tree, String ofLeaf, Function<SplitNode, String> item) {
        return list(tree.nodes().size(), i -> {
            SplitNode split = splitAt(tree, i);
            return split == null ? ofLeaf : item.apply(split);
        });
    }

    private static String condition(DecisionTree tree, int i) {
        SplitNode split = splitAt(tree, i);
        double value = split != null ? split.threshold() : ((Leaf) tree.nodes().get(i)).onlyValue();
        return Float.toString((float) value);
    }

    private static String list(int size, IntFunction<String> item) {
        StringJoiner joined = new StringJoiner(",", "[", "]");
        for (int i = 0; i < size; i++) {
            joined.add(item.apply(i));
        }
        return joined.toString();
    }
}
