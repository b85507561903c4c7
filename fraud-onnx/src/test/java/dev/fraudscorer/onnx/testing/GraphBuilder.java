package dev.fraudscorer.onnx.testing;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorShapeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TypeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.fraudscorer.shaded.com.google.protobuf.ByteString;
import java.util.List;

/** Writes a model, part by part. A dimension of 0 is left open. */
public final class GraphBuilder {
    public static final String ML = "ai.onnx.ml";

    private final ModelProto.Builder model = ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(15))
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(ML).setVersion(3));
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");

    public GraphBuilder input(String name, TensorProto.DataType type, long... shape) {
        graph.addInput(value(name, type, shape));
        return this;
    }

    public GraphBuilder output(String name, TensorProto.DataType type, long... shape) {
        graph.addOutput(value(name, type, shape));
        return this;
    }

    /** The sequence of maps that a ZipMap makes. */
    public GraphBuilder mapOutput(String name, TensorProto.DataType key) {
        TypeProto number = TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE))
                .build();
        TypeProto map = TypeProto.newBuilder()
                .setMapType(
                        TypeProto.Map.newBuilder().setKeyType(key.getNumber()).setValueType(number))
                .build();
        graph.addOutput(ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(map))));
        return this;
    }

    public GraphBuilder constant(String name, float[] values, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
        for (long size : shape) {
            tensor.addDims(size);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return this;
    }

    public GraphBuilder initializer(TensorProto tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    public GraphBuilder node(
            String domain, String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(operator + "_" + graph.getNodeCount())
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes)));
        return this;
    }

    public GraphBuilder metadata(String key, String text) {
        model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(text));
        return this;
    }

    public GraphBuilder opset(String domain, long version) {
        model.clearOpsetImport();
        model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version));
        return this;
    }

    /** Imports one more operator set. */
    public GraphBuilder alsoOpset(String domain, long version) {
        model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version));
        return this;
    }

    public GraphBuilder producer(String name) {
        model.setProducerName(name);
        return this;
    }

    /** Gives what was built so far as a graph inside a node. */
    public AttributeProto toAttribute(String name) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.GRAPH)
                .setG(graph)
                .build();
    }

    public byte[] toBytes() {
        return model.setGraph(graph).build().toByteArray();
    }

    public static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    public static AttributeProto floats(String name, float... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.FLOATS);
        for (float value : values) {
            attribute.addFloats(value);
        }
        return attribute.build();
    }

    public static AttributeProto texts(String name, String... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.STRINGS);
        for (String value : values) {
            attribute.addStrings(ByteString.copyFromUtf8(value));
        }
        return attribute.build();
    }

    public static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    public static AttributeProto tensor(String name, TensorProto value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.TENSOR)
                .setT(value)
                .build();
    }

    /** A list of numbers as a tensor of a type. */
    public static TensorProto numbers(TensorProto.DataType type, double... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setDataType(type.getNumber()).addDims(values.length);
        for (double value : values) {
            switch (type) {
                case FLOAT -> tensor.addFloatData((float) value);
                case DOUBLE -> tensor.addDoubleData(value);
                case INT64 -> tensor.addInt64Data((long) value);
                default -> tensor.addInt32Data((int) value);
            }
        }
        return tensor.build();
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long size : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(size == 0 ? dimension.setDimParam("N") : dimension.setDimValue(size));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(dimensions)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
