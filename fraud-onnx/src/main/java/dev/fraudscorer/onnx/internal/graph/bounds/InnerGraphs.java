package dev.fraudscorer.onnx.internal.graph.bounds;

import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.NodeAttributes;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * What the graphs inside a node make that the policy allows by name: each is bounded as the graph around it, for each of its
 * rounds. A loop has a constant count of rounds, and nothing grows from one round to the next: otherwise an event could
 * fill the memory, or hold its thread, in native code that nobody can stop.
 */
final class InnerGraphs {
    /** Bounds a graph inside a node. */
    interface Bounds {
        /**
         * What a graph makes.
         *
         * @param inputs of the graph, in its order
         * @param rounds how often it runs
         */
        List<TensorFacts> of(GraphProto graph, List<TensorFacts> inputs, double rounds) throws ModelRefusedException;
    }

    private final NodeProto node;
    private final List<TensorFacts> inputs;
    private final GraphConstants constants;
    private final Bounds bounds;

    private InnerGraphs(NodeProto node, List<TensorFacts> inputs, GraphConstants constants, Bounds bounds) {
        this.node = node;
        this.inputs = inputs;
        this.constants = constants;
        this.bounds = bounds;
    }

    static boolean areIn(NodeProto node) {
        return node.getAttributeList().stream()
                .anyMatch(attribute -> attribute.hasG() || attribute.getGraphsCount() > 0);
    }

    /** What a node with graphs inside makes. */
    static List<TensorFacts> made(NodeProto node, List<TensorFacts> inputs, GraphConstants constants, Bounds bounds)
            throws ModelRefusedException {
        InnerGraphs graphs = new InnerGraphs(node, inputs, constants, bounds);
        List<TensorFacts> made = switch (node.getOpType()) {
            case "If" -> graphs.branches();
            case "Loop" -> graphs.loop();
            case "Scan" -> graphs.scan();
            default ->
                throw new ModelRefusedException(
                        SafeText.node(node) + " with a graph inside", "graphs inside of If, Loop and Scan alone");
        };
        if (made.size() != node.getOutputCount()) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " with " + node.getOutputCount() + " outputs",
                    "the " + made.size() + " of the graph inside");
        }
        return made;
    }

    private List<TensorFacts> branches() throws ModelRefusedException {
        List<TensorFacts> then = bounds.of(graph("then_branch"), List.of(), 1);
        List<TensorFacts> otherwise = bounds.of(graph("else_branch"), List.of(), 1);
        if (then.size() != otherwise.size()) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " whose branches have " + then.size() + " and " + otherwise.size()
                            + " outputs",
                    "as many outputs in both");
        }
        List<TensorFacts> made = new ArrayList<>();
        for (int i = 0; i < then.size(); i++) {
            made.add(then.get(i).or(otherwise.get(i)));
        }
        return made;
    }

    private List<TensorFacts> loop() throws ModelRefusedException {
        List<Double> counts = constants.shape(node, 0);
        if (counts == null || counts.size() != 1 || !(counts.get(0) >= 1)) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " whose count of rounds is calculated, left out, or below 1",
                    "a constant count of rounds: an event must not decide how long it takes");
        }
        GraphProto body = graph("body");
        double rounds = counts.get(0);
        List<TensorFacts> given = inputs.subList(Math.min(2, inputs.size()), inputs.size());
        List<TensorFacts> counters = List.of(
                TensorFacts.exactly(Extent.ONE, DataType.INT64_VALUE),
                TensorFacts.exactly(Extent.ONE, DataType.BOOL_VALUE));
        // The first of its outputs decides whether it continues.
        List<TensorFacts> made = rounds(body, counters, given, List.of(), 1, rounds);
        boolean mayNotBegin = node.getInputCount() > 1 && !node.getInput(1).isEmpty();
        return gathered(made, given.size(), rounds, mayNotBegin);
    }

    private List<TensorFacts> scan() throws ModelRefusedException {
        GraphProto body = graph("body");
        int scanned = (int) Math.max(0, Math.min(inputs.size(), NodeAttributes.integer(node, "num_scan_inputs", 0)));
        if (scanned == 0 || inputs.size() != body.getInputCount()) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " with " + inputs.size() + " inputs, of which " + scanned
                            + " are gone through",
                    "at least one, and as many inputs as the graph inside (opset 9 or later)");
        }
        List<TensorFacts> given = inputs.subList(0, inputs.size() - scanned);
        List<TensorFacts> slices = new ArrayList<>();
        double rounds = 1;
        for (TensorFacts each : inputs.subList(given.size(), inputs.size())) {
            boolean isFirstAxis = !NodeAttributes.has(node, "scan_input_axes")
                    && each.extent().rank() > 0;
            List<Double> shape = each.extent().shape();
            rounds = Math.max(
                    rounds,
                    isFirstAxis ? each.extent().dimension(0) : each.extent().size());
            slices.add(
                    isFirstAxis && shape != null
                            ? TensorFacts.of(Extent.of(shape.subList(1, shape.size())), each.type())
                            : each.ofSize(each.extent().size()));
        }
        List<TensorFacts> made = rounds(body, List.of(), given, slices, 0, rounds);
        return gathered(made, given.size(), rounds, false);
    }

    /** What is made in the last round, and behind that what is gathered from all rounds. */
    private static List<TensorFacts> gathered(List<TensorFacts> made, int last, double rounds, boolean mayBeNone) {
        List<TensorFacts> all = new ArrayList<>(made.subList(0, last));
        for (TensorFacts each : made.subList(last, made.size())) {
            Extent extent = Extent.ofSize(each.extent().size() * rounds);
            all.add(new TensorFacts(extent, false, each.mayBeEmpty() || mayBeNone, each.type()));
        }
        return all;
    }

    /**
     * What a graph makes that gets back what it made.
     *
     * @param before what it gets before that
     * @param given what it gets in the first round
     * @param after what it gets behind that
     * @param passed how many of its outputs come before those that it gets back
     */
    private List<TensorFacts> rounds(
            GraphProto body,
            List<TensorFacts> before,
            List<TensorFacts> given,
            List<TensorFacts> after,
            int passed,
            double rounds)
            throws ModelRefusedException {
        List<TensorFacts> made = round(body, before, given, after, passed, rounds);
        if (made.subList(0, given.size()).equals(given)) {
            return made;
        }
        // Once more with the larger of both, in no shape that is known: it has to be enough for each round.
        List<TensorFacts> either = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            TensorFacts joined = given.get(i).or(made.get(i));
            either.add(new TensorFacts(joined.extent(), false, joined.mayBeEmpty(), joined.type()));
        }
        List<TensorFacts> again = round(body, before, either, after, passed, rounds);
        for (int i = 0; i < either.size(); i++) {
            TensorFacts held = again.get(i);
            boolean holds = held.extent().equals(either.get(i).extent())
                    || (either.get(i).extent().shape() == null
                            && held.extent().size() <= either.get(i).extent().size());
            if (!holds || (held.mayBeEmpty() && !either.get(i).mayBeEmpty())) {
                throw new ModelRefusedException(
                        SafeText.node(node) + " whose value " + (i + 1) + " may grow from round to round, or change its"
                                + " shape",
                        "values of one size");
            }
        }
        List<TensorFacts> all = new ArrayList<>(either);
        all.addAll(again.subList(either.size(), again.size()));
        return all;
    }

    private List<TensorFacts> round(
            GraphProto body,
            List<TensorFacts> before,
            List<TensorFacts> given,
            List<TensorFacts> after,
            int passed,
            double rounds)
            throws ModelRefusedException {
        List<TensorFacts> all = new ArrayList<>(before);
        all.addAll(given);
        all.addAll(after);
        List<TensorFacts> made = bounds.of(body, all, rounds);
        if (made.size() < passed + given.size()) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " with " + made.size() + " outputs of the graph inside",
                    "at least " + (passed + given.size()) + ", one for each value that it gets back");
        }
        return made.subList(passed, made.size());
    }

    private GraphProto graph(String name) throws ModelRefusedException {
        AttributeProto attribute = NodeAttributes.of(node, name);
        if (!attribute.hasG()) {
            throw new ModelRefusedException(
                    SafeText.node(node) + " without a graph " + SafeText.name(name), "a graph of that name");
        }
        return attribute.getG();
    }
}
