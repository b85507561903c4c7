package dev.fraudscorer.lab.train.internal.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.fraudscorer.lab.train.internal.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Boosted trees as an ONNX model: {@code input} float[N, F] to {@code label} int64[N] and {@code probabilities}
 * float[N, 2], the second column being the probability of fraud.
 */
public final class TreeEnsembleWriter {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 15;
    private static final int ML_OPSET = 3;

    private TreeEnsembleWriter() {}

    /**
     * The model as the bytes of an ONNX file; the same arguments give the same bytes.
     *
     * @param inputs number of inputs
     * @param metadata entries of the model's {@code metadata_props}
     */
    public static byte[] write(List<Tree> trees, int inputs, String producerVersion, Map<String, String> metadata) {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("fraud")
                .addInput(tensor("input", TensorProto.DataType.FLOAT, inputs))
                .addOutput(tensor("label", TensorProto.DataType.INT64))
                .addOutput(tensor("probabilities", TensorProto.DataType.FLOAT, 2))
                .addNode(widen("input", TreeEnsembleNode.INPUT))
                .addNode(TreeEnsembleNode.of(trees));
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("fraud-scorer")
                .setProducerVersion(producerVersion)
                .setDomain("dev.fraudscorer")
                .setModelVersion(1)
                .setGraph(graph)
                .addOpsetImport(opset("", OPSET))
                .addOpsetImport(opset("ai.onnx.ml", ML_OPSET));
        new TreeMap<>(metadata)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }

    private static NodeProto widen(String from, String to) {
        return NodeProto.newBuilder()
                .setOpType("Cast")
                .setName("widen")
                .addInput(from)
                .addOutput(to)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("to")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(TensorProto.DataType.DOUBLE.getNumber()))
                .build();
    }

    private static OperatorSetIdProto opset(String domain, int version) {
        return OperatorSetIdProto.newBuilder()
                .setDomain(domain)
                .setVersion(version)
                .build();
    }

    /** A tensor of N rows, and of {@code columns} if any is given. */
    private static ValueInfoProto tensor(String name, TensorProto.DataType type, int... columns) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam("N");
        for (int width : columns) {
            shape.addDimBuilder().setDimValue(width);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }
}
