package dev.fraudscorer.onnx.internal.graph.message;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.Set;

/** The attributes of a node by name, each of which a node has once. */
public final class NodeAttributes {
    private NodeAttributes() {}

    /**
     * Checks that each attribute occurs once.
     *
     * @throws ModelRefusedException if a name occurs twice: readers differ in which of the two they take
     */
    public static void check(NodeProto node) throws ModelRefusedException {
        Set<String> names = new HashSet<>();
        for (AttributeProto attribute : node.getAttributeList()) {
            if (!names.add(attribute.getName())) {
                throw new ModelRefusedException(
                        SafeText.node(node) + " with attribute " + SafeText.name(attribute.getName()) + " twice",
                        "each attribute once");
            }
        }
    }

    /** An attribute; one without content if the node has none of that name. */
    public static AttributeProto of(NodeProto node, String name) {
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                return attribute;
            }
        }
        return AttributeProto.getDefaultInstance();
    }

    /** A list of integers; empty if there is none. */
    public static long[] integers(NodeProto node, String name) {
        return of(node, name).getIntsList().stream().mapToLong(Long::longValue).toArray();
    }

    public static boolean has(NodeProto node, String name) {
        return !of(node, name).getName().isEmpty();
    }

    public static long integer(NodeProto node, String name, long otherwise) {
        return has(node, name) ? of(node, name).getI() : otherwise;
    }
}
