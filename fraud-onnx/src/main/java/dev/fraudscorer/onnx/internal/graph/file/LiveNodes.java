package dev.fraudscorer.onnx.internal.graph.file;

import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The nodes that one tensor depends on; the rest of a graph (labels, maps) would be computed for nothing. */
public final class LiveNodes {
    private LiveNodes() {}

    /** They keep their order, which in ONNX is topological. */
    public static List<NodeProto> of(GraphProto graph, String tensor) {
        Set<String> needed = new HashSet<>();
        needed.add(tensor);
        Deque<NodeProto> live = new ArrayDeque<>();
        for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
            NodeProto node = graph.getNode(i);
            if (node.getOutputList().stream().anyMatch(needed::contains)) {
                live.addFirst(node);
                addReads(node, needed);
            }
        }
        return List.copyOf(live);
    }

    /** Graphs inside a node (If, Loop, Scan) may read any tensor of the graph around them. */
    static void addReads(NodeProto node, Set<String> reads) {
        reads.addAll(node.getInputList());
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                addReads(attribute.getG(), reads);
            }
            attribute.getGraphsList().forEach(graph -> addReads(graph, reads));
        }
    }

    private static void addReads(GraphProto graph, Set<String> reads) {
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(reads::add);
        graph.getNodeList().forEach(node -> addReads(node, reads));
    }
}
