package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/**
 * What is known of a tensor before anything runs.
 *
 * @param extent how large it is at most for one row
 * @param isExact whether each dimension of its extent is just as large for every row
 * @param mayBeEmpty whether it may have no numbers
 * @param type of its elements, as a number of ONNX; {@link #UNKNOWN} if that does not follow from the file
 */
record TensorFacts(Extent extent, boolean isExact, boolean mayBeEmpty, int type) {
    static final int UNKNOWN = DataType.UNDEFINED_VALUE;

    /** An input that is left out. */
    static final TensorFacts NONE = new TensorFacts(Extent.ONE, true, false, UNKNOWN);

    /** A tensor of some numbers, whose dimensions are at most those. */
    static TensorFacts of(Extent extent, int type) {
        return new TensorFacts(extent, false, false, type);
    }

    static TensorFacts exactly(Extent extent, int type) {
        return new TensorFacts(extent, extent.shape() != null, false, type);
    }

    static TensorFacts ofConstant(List<Long> dimensions, int type) {
        return new TensorFacts(Extent.ofDimensions(dimensions), true, dimensions.contains(0L), type);
    }

    static TensorFacts ofConstant(TensorProto tensor) {
        return ofConstant(tensor.getDimsList(), tensor.getDataType());
    }

    /** The same, of which the size alone is known. */
    TensorFacts ofSize(double size) {
        return new TensorFacts(Extent.ofSize(size), false, mayBeEmpty, type);
    }

    /** A tensor that is this one or {@code other}. */
    TensorFacts or(TensorFacts other) {
        int either = type == other.type ? type : UNKNOWN;
        boolean empty = mayBeEmpty || other.mayBeEmpty;
        return extent.equals(other.extent)
                ? new TensorFacts(extent, isExact && other.isExact, empty, either)
                : new TensorFacts(Extent.ofSize(Math.max(extent.size(), other.extent.size())), false, empty, either);
    }
}
