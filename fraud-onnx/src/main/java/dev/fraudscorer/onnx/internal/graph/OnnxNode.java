package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NumberTensor;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One operation of a graph, without the classes of protobuf. Immutable. */
public final class OnnxNode {
    private static final int LONGEST_OPERATOR = 40;

    private final NodeProto node;
    private final Map<String, AttributeProto> attributes = new HashMap<>();

    OnnxNode(NodeProto node) {
        this.node = node;
        node.getAttributeList().forEach(attribute -> attributes.put(attribute.getName(), attribute));
    }

    /** The operator's name, printable and shortened. */
    public String operator() {
        return SafeText.plain(node.getOpType(), LONGEST_OPERATOR);
    }

    /** The operator set; empty for that of ONNX itself. */
    public String domain() {
        return node.getDomain().equals("ai.onnx") ? "" : node.getDomain();
    }

    /** {@code node 'name' (operator)}, for messages. */
    public String displayName() {
        return "node " + SafeText.name(node.getName()) + " (" + operator() + ")";
    }

    public List<String> inputs() {
        return node.getInputList();
    }

    public List<String> outputs() {
        return node.getOutputList();
    }

    public boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** A list of integers; empty if there is none. */
    public long[] ints(String attribute) {
        AttributeProto found = get(attribute);
        long[] values = new long[found.getIntsCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = found.getInts(i);
        }
        return values;
    }

    /** A list of numbers; empty if there is none. */
    public double[] floats(String attribute) {
        AttributeProto found = get(attribute);
        double[] values = new double[found.getFloatsCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = found.getFloats(i);
        }
        return values;
    }

    public int textCount(String attribute) {
        return get(attribute).getStringsCount();
    }

    public String text(String attribute, int i) {
        return SafeText.plain(get(attribute).getStrings(i).toStringUtf8(), LONGEST_OPERATOR);
    }

    public String text(String attribute, String otherwise) {
        return has(attribute) ? SafeText.plain(get(attribute).getS().toStringUtf8(), LONGEST_OPERATOR) : otherwise;
    }

    public long integer(String attribute, long otherwise) {
        return has(attribute) ? get(attribute).getI() : otherwise;
    }

    public float number(String attribute, float otherwise) {
        return has(attribute) ? get(attribute).getF() : otherwise;
    }

    /** A tensor; null if there is none, or if it holds no numbers. */
    public @Nullable NumberTensor tensor(String attribute) throws ModelRefusedException {
        return has(attribute) ? NumberTensor.of(get(attribute).getT()) : null;
    }

    private AttributeProto get(String attribute) {
        return attributes.getOrDefault(attribute, AttributeProto.getDefaultInstance());
    }
}
