package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.SparseTensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;

/** Compares the declared size of a constant with its content: a runtime reserves memory by the declared size. */
final class TensorBounds {
    /** What a sparse constant may become, in numbers. */
    static final long LARGEST_DENSE = 1 << 24;

    private static final int MOST_DIMENSIONS = 32;

    private TensorBounds() {}

    static void check(TensorProto tensor) throws ModelRefusedException {
        if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
            throw new ModelRefusedException(
                    "tensor " + SafeText.name(tensor.getName()) + " of a node with its data in another file",
                    "constants of the graph alone in other files");
        }
        long size = size(tensor.getDimsList(), tensor.getName());
        DataType type = DataType.forNumber(tensor.getDataType());
        if (type == null || type == DataType.UNDEFINED) {
            throw new ModelRefusedException(
                    "tensor " + SafeText.name(tensor.getName()) + " of element type " + tensor.getDataType(),
                    "a type that ONNX has");
        }
        long brought = tensor.getRawData().isEmpty()
                ? inFields(tensor, type)
                : tensor.getRawData().size();
        long stated = tensor.getRawData().isEmpty() ? numbers(size, type) : bytes(size, type);
        if (brought != stated) {
            throw new ModelRefusedException(
                    "tensor " + SafeText.name(tensor.getName()) + " with " + brought
                            + (tensor.getRawData().isEmpty() ? " numbers" : " bytes"),
                    "as many as its shape has");
        }
    }

    static void check(SparseTensorProto tensor) throws ModelRefusedException {
        String name = tensor.getValues().getName();
        check(tensor.getValues());
        check(tensor.getIndices());
        long size = size(tensor.getDimsList(), name);
        if (size > LARGEST_DENSE) {
            throw new ModelRefusedException(
                    "sparse tensor " + SafeText.name(name) + " of " + size + " numbers", "at most " + LARGEST_DENSE);
        }
    }

    /** The product of some dimensions. */
    private static long size(List<Long> dimensions, String name) throws ModelRefusedException {
        long size = 1;
        boolean fits = dimensions.size() <= MOST_DIMENSIONS;
        for (long dimension : dimensions) {
            // The product without zeros has to fit, too: a runtime may multiply in another order.
            fits &= dimension >= 0 && (dimension <= 1 || Math.max(1, size) <= Integer.MAX_VALUE / dimension);
            size = fits ? size * dimension : 0;
        }
        if (!fits) {
            throw new ModelRefusedException(
                    "tensor " + SafeText.name(name) + " of a shape that no memory holds",
                    "at most " + MOST_DIMENSIONS + " dimensions of less than 2^31 numbers in all");
        }
        return size;
    }

    private static long inFields(TensorProto tensor, DataType type) {
        return switch (type) {
            case FLOAT, COMPLEX64 -> tensor.getFloatDataCount();
            case DOUBLE, COMPLEX128 -> tensor.getDoubleDataCount();
            case INT64 -> tensor.getInt64DataCount();
            case UINT32, UINT64 -> tensor.getUint64DataCount();
            case STRING -> tensor.getStringDataCount();
            default -> tensor.getInt32DataCount();
        };
    }

    private static long numbers(long size, DataType type) {
        return switch (type) {
            case COMPLEX64, COMPLEX128 -> 2 * size;
            case UINT4, INT4 -> (size + 1) / 2;
            default -> size;
        };
    }

    private static long bytes(long size, DataType type) throws ModelRefusedException {
        return switch (type) {
            case DOUBLE, INT64, UINT64, COMPLEX64 -> 8 * size;
            case COMPLEX128 -> 16 * size;
            case FLOAT, INT32, UINT32 -> 4 * size;
            case FLOAT16, BFLOAT16, INT16, UINT16 -> 2 * size;
            case UINT4, INT4 -> (size + 1) / 2;
            case STRING -> throw new ModelRefusedException("texts in 'raw_data'", "texts in 'string_data'");
            default -> size;
        };
    }
}
