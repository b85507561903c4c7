package dev.fraudscorer.anomaly.internal.forest;

import dev.fraudscorer.shaded.com.amazon.randomcutforest.IComponentModel;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.RandomCutForest;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.executor.PointStoreCoordinator;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.executor.SamplerPlusTree;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.sampler.CompactSampler;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.store.PointStore;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.tree.AbstractNodeStore;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.tree.RandomCutTree;
import java.util.Arrays;

/** Copies the library's forest into plain arrays, keeping the room for it from time to time. Confined to one thread. */
final class ForestFreezer {
    private static final int NOT_YET = -1;

    private final RandomCutForest forest;
    /** By the library's number of a point the number that it has in the frozen form. */
    private final int[] pointNumber;
    /** By the library's number of a point how often it is in the tree at hand. */
    private final int[] mass;

    private final int[] pending;
    private final ForestBuilder builder;

    ForestFreezer(ForestShape shape, RandomCutForest forest) {
        this.forest = forest;
        int points = Math.max(shape.sample() * shape.trees() + 1, 2 * shape.sample());
        this.pointNumber = new int[points];
        this.mass = new int[points];
        this.pending = new int[2 * shape.sample()];
        this.builder = new ForestBuilder(shape.inputs(), shape.trees(), shape.sample());
    }

    FrozenForest freeze() {
        PointStore store = (PointStore) ((PointStoreCoordinator<?>) forest.getUpdateCoordinator()).getStore();
        Arrays.fill(pointNumber, NOT_YET);
        builder.begin();
        for (IComponentModel<?, ?> component : forest.getComponents()) {
            SamplerPlusTree<?, ?> both = (SamplerPlusTree<?, ?>) component;
            copyTree((RandomCutTree) both.getTree(), (CompactSampler) both.getSampler(), store);
        }
        return builder.build();
    }

    private void copyTree(RandomCutTree tree, CompactSampler sampler, PointStore store) {
        int[] sampled = sampler.getPointIndexArray();
        for (int i = 0; i < sampler.size(); i++) {
            mass[sampled[i]]++;
        }
        AbstractNodeStore nodes = tree.getNodeStore();
        int[] left = nodes.getLeftIndex();
        int[] right = nodes.getRightIndex();
        int[] cutInput = nodes.getCutDimension();
        float[] cutValue = nodes.getCutValues();
        int capacity = nodes.getCapacity();

        builder.beginTree(tree.getMass());
        // Two words each: a node of the library, and where the number that it gets is to be written.
        int waiting = 0;
        pending[waiting++] = tree.getRoot();
        pending[waiting++] = ForestBuilder.ROOT;
        while (waiting > 0) {
            int place = pending[--waiting];
            int node = pending[--waiting];
            if (node > capacity) {
                builder.leaf(place, leaf(tree.getPointIndex(node), store));
            } else {
                int number = builder.node(place, cutInput[node], cutValue[node]);
                pending[waiting++] = right[node];
                pending[waiting++] = ForestBuilder.rightOf(number);
                pending[waiting++] = left[node];
                pending[waiting++] = ForestBuilder.leftOf(number);
            }
        }
        builder.endTree();
        for (int i = 0; i < sampler.size(); i++) {
            mass[sampled[i]] = 0;
        }
    }

    private int leaf(int point, PointStore store) {
        if (pointNumber[point] == NOT_YET) {
            pointNumber[point] = builder.point(store.getNumericVector(point));
        }
        return builder.leafOf(pointNumber[point], mass[point]);
    }
}
