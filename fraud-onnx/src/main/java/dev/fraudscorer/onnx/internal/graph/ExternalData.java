package dev.fraudscorer.onnx.internal.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import java.util.List;

/** Refuses tensors whose data lie in other files: those would be outside of the policy's digest. */
final class ExternalData {
    private ExternalData() {}

    static void refuse(ModelProto model) throws ModelRefusedException {
        refuse(model.getGraph());
        for (FunctionProto function : model.getFunctionsList()) {
            refuseNodes(function.getNodeList());
        }
    }

    private static void refuse(GraphProto graph) throws ModelRefusedException {
        for (TensorProto tensor : graph.getInitializerList()) {
            refuse(tensor);
        }
        for (SparseTensorProto tensor : graph.getSparseInitializerList()) {
            refuse(tensor);
        }
        refuseNodes(graph.getNodeList());
    }

    private static void refuseNodes(List<NodeProto> nodes) throws ModelRefusedException {
        for (NodeProto node : nodes) {
            for (AttributeProto attribute : node.getAttributeList()) {
                refuse(attribute);
            }
        }
    }

    private static void refuse(AttributeProto attribute) throws ModelRefusedException {
        refuse(attribute.getT());
        for (TensorProto tensor : attribute.getTensorsList()) {
            refuse(tensor);
        }
        refuse(attribute.getSparseTensor());
        for (SparseTensorProto tensor : attribute.getSparseTensorsList()) {
            refuse(tensor);
        }
        if (attribute.hasG()) {
            refuse(attribute.getG());
        }
        for (GraphProto graph : attribute.getGraphsList()) {
            refuse(graph);
        }
    }

    private static void refuse(SparseTensorProto tensor) throws ModelRefusedException {
        refuse(tensor.getValues());
        refuse(tensor.getIndices());
    }

    private static void refuse(TensorProto tensor) throws ModelRefusedException {
        if (tensor.getDataLocation() == DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
            throw new ModelRefusedException(
                    "tensor " + Shown.name(tensor.getName()) + " with its data in another file",
                    "all data inside the model file");
        }
    }
}
