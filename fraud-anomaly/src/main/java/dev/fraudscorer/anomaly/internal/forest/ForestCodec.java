package dev.fraudscorer.anomaly.internal.forest;

import dev.fraudscorer.shaded.com.amazon.randomcutforest.RandomCutForest;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.config.Precision;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.state.ExecutionContext;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.state.RandomCutForestMapper;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.state.RandomCutForestState;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.state.Version;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.state.sampler.CompactSamplerState;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.state.store.NodeStoreState;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.state.store.PointStoreState;
import dev.fraudscorer.shaded.com.amazon.randomcutforest.state.tree.CompactRandomCutTreeState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what changes in a forest as it learns, and reads it back. What follows from its shape is not written, so that no
 * size is taken from bytes.
 */
final class ForestCodec {
    private ForestCodec() {}

    static void write(RandomCutForest forest, DataOutput out) throws IOException {
        RandomCutForestMapper mapper = new RandomCutForestMapper();
        mapper.setSaveTreeStateEnabled(true);
        mapper.setCompressionEnabled(false);
        RandomCutForestState state = mapper.toState(forest);
        out.writeLong(state.getTotalUpdates());
        writePoints(state.getPointStoreState(), out);
        for (CompactSamplerState sampler : state.getCompactSamplerStates()) {
            writeSampler(sampler, out);
        }
        for (CompactRandomCutTreeState tree : state.getCompactRandomCutTreeStates()) {
            writeTree(tree, out);
        }
    }

    static RandomCutForest read(ForestShape shape, DataInput in) throws IOException {
        RandomCutForestState state = new RandomCutForestState();
        state.setNumberOfTrees(shape.trees());
        state.setDimensions(shape.inputs());
        state.setTimeDecay(shape.timeDecay());
        state.setSampleSize(shape.sample());
        state.setShingleSize(1);
        state.setOutputAfter(Math.max(1, (int) (shape.sample() * RandomCutForest.DEFAULT_OUTPUT_AFTER_FRACTION)));
        state.setCompact(true);
        state.setBoundingBoxCacheFraction(RandomCutForest.DEFAULT_BOUNDING_BOX_CACHE_FRACTION);
        state.setSaveSamplerStateEnabled(true);
        state.setSaveTreeStateEnabled(true);
        state.setSaveCoordinatorStateEnabled(true);
        state.setPrecision(Precision.FLOAT_32.name());
        state.setCurrentlySampling(true);
        state.setTotalUpdates(LengthPrefixedArrays.count(in.readLong()));
        state.setPointStoreState(readPoints(shape, in));
        List<CompactSamplerState> samplers = new ArrayList<>();
        for (int i = 0; i < shape.trees(); i++) {
            samplers.add(readSampler(shape, in));
        }
        state.setCompactSamplerStates(samplers);
        List<CompactRandomCutTreeState> trees = new ArrayList<>();
        for (int i = 0; i < shape.trees(); i++) {
            trees.add(readTree(shape, in));
        }
        state.setCompactRandomCutTreeStates(trees);
        try {
            return new RandomCutForestMapper().toModel(state, new ExecutionContext(), shape.seed());
        } catch (RuntimeException e) {
            throw new InvalidForestException("parts of a forest that do not fit each other", e);
        }
    }

    private static void writePoints(PointStoreState points, DataOutput out) throws IOException {
        out.writeInt(points.getCurrentStoreCapacity());
        out.writeInt(points.getIndexCapacity());
        out.writeInt(points.getStartOfFreeSegment());
        out.writeLong(points.getLastTimeStamp());
        LengthPrefixedArrays.write(points.getPointData(), out);
        LengthPrefixedArrays.write(points.getRefCount(), out);
        LengthPrefixedArrays.write(points.getLocationList(), out);
        LengthPrefixedArrays.write(points.getDuplicateRefs(), out);
    }

    private static PointStoreState readPoints(ForestShape shape, DataInput in) throws IOException {
        int most = Math.max(shape.sample() * shape.trees() + 1, 2 * shape.sample());
        PointStoreState points = new PointStoreState();
        points.setVersion(Version.V3_0);
        points.setDimensions(shape.inputs());
        points.setCapacity(most);
        points.setShingleSize(1);
        points.setPrecision(Precision.FLOAT_32.name());
        points.setDynamicResizingEnabled(true);
        points.setCurrentStoreCapacity(LengthPrefixedArrays.within(in.readInt(), most));
        points.setIndexCapacity(LengthPrefixedArrays.within(in.readInt(), most));
        points.setStartOfFreeSegment(LengthPrefixedArrays.within(in.readInt(), most * shape.inputs()));
        points.setLastTimeStamp(LengthPrefixedArrays.count(in.readLong()));
        points.setPointData(LengthPrefixedArrays.readBytes(in, most * shape.inputs() * Float.BYTES));
        points.setRefCount(LengthPrefixedArrays.readInts(in, most));
        points.setLocationList(LengthPrefixedArrays.readInts(in, most));
        points.setDuplicateRefs(LengthPrefixedArrays.readInts(in, 2 * most));
        return points;
    }

    private static void writeSampler(CompactSamplerState sampler, DataOutput out) throws IOException {
        LengthPrefixedArrays.write(sampler.getWeight(), out);
        LengthPrefixedArrays.write(sampler.getPointIndex(), out);
        out.writeLong(sampler.getSequenceIndexOfMostRecentTimeDecayUpdate());
        out.writeLong(sampler.getMaxSequenceIndex());
        out.writeLong(sampler.getRandomSeed());
    }

    private static CompactSamplerState readSampler(ForestShape shape, DataInput in) throws IOException {
        CompactSamplerState sampler = new CompactSamplerState();
        sampler.setCapacity(shape.sample());
        sampler.setInitialAcceptFraction(RandomCutForest.DEFAULT_INITIAL_ACCEPT_FRACTION);
        sampler.setTimeDecay(shape.timeDecay());
        sampler.setWeight(LengthPrefixedArrays.readFloats(in, shape.sample()));
        sampler.setPointIndex(LengthPrefixedArrays.readInts(in, shape.sample()));
        if (sampler.getWeight().length != sampler.getPointIndex().length) {
            throw new InvalidForestException("a sample of " + sampler.getWeight().length + " weights and "
                    + sampler.getPointIndex().length + " points");
        }
        sampler.setSize(sampler.getWeight().length);
        sampler.setSequenceIndexOfMostRecentTimeDecayUpdate(in.readLong());
        sampler.setMaxSequenceIndex(in.readLong());
        sampler.setRandomSeed(in.readLong());
        return sampler;
    }

    private static void writeTree(CompactRandomCutTreeState tree, DataOutput out) throws IOException {
        NodeStoreState nodes = tree.getNodeStoreState();
        out.writeInt(tree.getRoot());
        out.writeLong(tree.getSeed());
        out.writeInt(nodes.getSize());
        boolean hasNodes = nodes.isCanonicalAndNotALeaf();
        out.writeBoolean(hasNodes);
        if (hasNodes) {
            LengthPrefixedArrays.write(nodes.getCutDimension(), out);
            LengthPrefixedArrays.write(nodes.getCutValueData(), out);
            LengthPrefixedArrays.write(nodes.getLeftIndex(), out);
            LengthPrefixedArrays.write(nodes.getRightIndex(), out);
        }
    }

    private static CompactRandomCutTreeState readTree(ForestShape shape, DataInput in) throws IOException {
        CompactRandomCutTreeState tree = new CompactRandomCutTreeState();
        tree.setMaxSize(shape.sample());
        tree.setOutputAfter(1);
        tree.setPartialTreeState(true);
        tree.setBoundingBoxCacheFraction(RandomCutForest.DEFAULT_BOUNDING_BOX_CACHE_FRACTION);
        tree.setDimensions(shape.inputs());
        tree.setRoot(LengthPrefixedArrays.within(in.readInt(), Integer.MAX_VALUE));
        tree.setSeed(in.readLong());
        NodeStoreState nodes = new NodeStoreState();
        nodes.setCapacity(shape.sample() - 1);
        nodes.setCompressed(true);
        nodes.setPartialTreeStateEnabled(true);
        nodes.setPrecision(Precision.FLOAT_32.name());
        nodes.setSize(LengthPrefixedArrays.within(in.readInt(), shape.sample() - 1));
        nodes.setCanonicalAndNotALeaf(in.readBoolean());
        if (nodes.isCanonicalAndNotALeaf()) {
            // Packed ints have a header of three; how many they encode is bounded by the capacity.
            int most = shape.sample() + 3;
            nodes.setCutDimension(LengthPrefixedArrays.readInts(in, most));
            nodes.setCutValueData(LengthPrefixedArrays.readBytes(in, shape.sample() * Float.BYTES));
            nodes.setLeftIndex(LengthPrefixedArrays.readInts(in, most));
            nodes.setRightIndex(LengthPrefixedArrays.readInts(in, most));
        } else if (tree.getRoot() < shape.sample() - 1) {
            throw new InvalidForestException("a tree whose root is no leaf and that has no nodes");
        }
        tree.setNodeStoreState(nodes);
        return tree;
    }
}
