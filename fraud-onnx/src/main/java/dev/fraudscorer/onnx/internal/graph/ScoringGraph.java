package dev.fraudscorer.onnx.internal.graph;

import dev.fraudscorer.onnx.internal.graph.bounds.GrowthBounds;
import dev.fraudscorer.onnx.internal.graph.file.LiveNodes;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.graph.message.SafeText;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.GraphProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TypeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model cut down to what a score needs: tensors of one row in, one tensor of probabilities out, no ZipMap, no labels.
 * Immutable.
 */
public final class ScoringGraph {
    /** The entry of a file's {@code metadata_props} that names the input's columns, a JSON array of texts. */
    public static final String INPUT_NAMES = "fraudscorer.inputs";

    /** In ai.onnx.ml 5. */
    private static final int LOGISTIC = 2;

    private static final int LONGEST_NAME = 80;

    private final ModelProto model;
    private final List<GraphInput> inputs;
    private final ProbabilityOutput output;
    private final List<String> inputNames;
    private final Set<String> allowedOperators;

    private ScoringGraph(
            ModelProto model,
            List<GraphInput> inputs,
            ProbabilityOutput output,
            List<String> inputNames,
            Set<String> allowedOperators) {
        this.model = model;
        this.allowedOperators = allowedOperators;
        this.inputs = inputs;
        this.output = output;
        this.inputNames = inputNames;
    }

    /**
     * Finds input and output in a model and cuts the rest off.
     *
     * @param wantedOutput the output that holds the probability; null to find it
     * @throws ModelRefusedException if the model is not of this shape
     */
    public static ScoringGraph of(OnnxFile onnxFile, @Nullable String wantedOutput) throws ModelRefusedException {
        ModelProto file = onnxFile.model();
        GraphProto whole = file.getGraph();
        List<GraphInput> inputs = GraphInput.find(whole);
        ProbabilityOutput output = ProbabilityOutput.find(whole, wantedOutput);
        List<NodeProto> live = LiveNodes.of(whole, output.value().getName());
        if (live.isEmpty()) {
            throw new ModelRefusedException(
                    "output " + SafeText.name(output.name()) + " that no node computes", "a model that computes it");
        }
        GraphProto graph = whole.toBuilder()
                .clearNode()
                .addAllNode(live)
                .clearOutput()
                .addOutput(output.value())
                .build();
        // What a file has beside its graph can hold settings for the runtime; those are ours to choose.
        ModelProto model = file.toBuilder()
                .clearMetadataProps()
                .clearTrainingInfo()
                .setGraph(graph)
                .build();
        return new ScoringGraph(model, inputs, output, namesIn(file), onnxFile.allowedOperators());
    }

    /** The cut-down model as a file. */
    public byte[] toBytes() {
        return model.toByteArray();
    }

    /** The same with the label that a tree classifier finds, if there is one. */
    public byte[] toBytesWithLabel() {
        ValueInfoProto value = label();
        if (value == null) {
            return toBytes();
        }
        ModelProto.Builder labelled = model.toBuilder();
        labelled.getGraphBuilder().addOutput(value);
        return labelled.build().toByteArray();
    }

    /** The tensor that holds the label; null if no tree classifier, or more than one, is in the graph. */
    public @Nullable String labelTensor() {
        ValueInfoProto value = label();
        return value == null ? null : value.getName();
    }

    /** Whether the file declares a batch of one row. */
    public boolean isOfOneRow() {
        return model.getGraph().getInputList().stream()
                .map(value -> value.getType().getTensorType())
                .anyMatch(tensor -> tensor.hasShape()
                        && tensor.getShape().getDimCount() == 2
                        && tensor.getShape().getDim(0).getDimValue() == 1);
    }

    /** The inputs, in the order of the file; an input of open width has the columns that {@link #widened} gives it. */
    public List<GraphInput> inputs() {
        return inputs;
    }

    /** The columns' names that the file carries; empty if it carries none. */
    public List<String> inputNames() {
        return inputNames;
    }

    /** The name of the tensor to fetch. */
    public String outputTensor() {
        return output.value().getName();
    }

    /** The output's name in the file, printable and shortened. */
    public String output() {
        return SafeText.plain(output.name(), LONGEST_NAME);
    }

    /** Whether a node of the model is a tree ensemble. */
    public boolean hasTrees() {
        return model.getGraph().getNodeList().stream().anyMatch(MissingValues::isTrees);
    }

    /** Whether a set in its trees has members of which ONNX Runtime compares the whole part alone. */
    public boolean hasWideSets() throws ModelRefusedException {
        for (NodeProto node : model.getGraph().getNodeList()) {
            if (WideSets.isIn(node)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the model was made for missing values: it imputes them, tests for them, or has trees that learnt where they
     * go. Trees that did not send them where the greatest numbers go, by accident.
     */
    public boolean learntMissing() {
        return MissingValues.areLearnt(model);
    }

    /** Whether a node of the model is made to distinguish a missing value from a number. */
    public boolean handlesMissing() {
        return model.getGraph().getNodeList().stream().anyMatch(MissingValues::areHandledBy);
    }

    /** Whether a tree regressor has a logistic transform, which ONNX Runtime leaves out for a single target. */
    public boolean hasLogisticRegressor() {
        for (NodeProto node : model.getGraph().getNodeList()) {
            for (AttributeProto attribute : node.getAttributeList()) {
                boolean isLogistic = node.getOpType().equals("TreeEnsemble")
                        ? attribute.getI() == LOGISTIC
                        : node.getOpType().equals("TreeEnsembleRegressor")
                                && attribute.getS().toStringUtf8().equals("LOGISTIC");
                if (isLogistic && attribute.getName().equals("post_transform")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The width of all inputs together; 0 if the file leaves it open. */
    public int width() {
        boolean open = inputs.stream().anyMatch(input -> input.width() == 0);
        return open ? 0 : fixedWidth();
    }

    /**
     * The inputs, each with a width, for rows of {@code width} columns.
     *
     * @throws ModelRefusedException if such rows do not fit, by what the file declares and by what its nodes read, or if
     *     the nodes make too much of them
     */
    public List<GraphInput> widened(int width) throws ModelRefusedException {
        int fixed = fixedWidth();
        boolean open = width() == 0;
        if (open ? width <= fixed : width != fixed) {
            String what =
                    inputs.size() == 1 ? "input " + SafeText.name(inputs.get(0).name()) : inputs.size() + " inputs";
            throw new ModelRefusedException(
                    what + " with " + (open ? "more than " : "") + SafeText.columns(fixed),
                    SafeText.columns(width) + ", one for each input that is named");
        }
        List<GraphInput> widened = new ArrayList<>();
        Map<String, Long> widths = new HashMap<>();
        for (GraphInput input : inputs) {
            int columns = input.width() > 0 ? input.width() : width - fixed;
            widened.add(new GraphInput(input.name(), input.displayName(), input.type(), columns));
            widths.put(input.name(), (long) columns);
        }
        RequiredWidth.check(model.getGraph().getNodeList(), widths);
        GrowthBounds.check(model.getGraph(), widths, allowedOperators);
        return List.copyOf(widened);
    }

    private @Nullable ValueInfoProto label() {
        List<NodeProto> classifiers = model.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("TreeEnsembleClassifier"))
                .toList();
        if (classifiers.size() != 1
                || classifiers.get(0).getOutputCount() < 2
                || classifiers.get(0).getOutput(0).isEmpty()) {
            return null;
        }
        NodeProto classifier = classifiers.get(0);
        boolean texts = classifier.getAttributeList().stream()
                .anyMatch(attribute ->
                        attribute.getName().equals("classlabels_strings") && attribute.getStringsCount() > 0);
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(texts ? DataType.STRING_VALUE : DataType.INT64_VALUE)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(classifier.getOutput(0))
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private int fixedWidth() {
        return inputs.stream().mapToInt(GraphInput::width).sum();
    }

    /**
     * The column of the class whose probability is the risk.
     *
     * @param columns how many columns the output turned out to have
     * @param fraudClass the class; null for 1
     * @throws ModelRefusedException if there is no such class
     */
    public int fraudColumn(int columns, @Nullable String fraudClass) throws ModelRefusedException {
        return FraudClass.columnIn(output.name(), output.classes(), columns, fraudClass);
    }

    private static List<String> namesIn(ModelProto file) throws ModelRefusedException {
        for (StringStringEntryProto entry : file.getMetadataPropsList()) {
            if (entry.getKey().equals(INPUT_NAMES)) {
                List<String> names = NameList.parse(entry.getValue());
                if (names == null || names.stream().anyMatch(name -> name.isBlank() || name.length() > LONGEST_NAME)) {
                    throw new ModelRefusedException(
                            "metadata entry '" + INPUT_NAMES + "' that is no list of names",
                            "a JSON array of texts of at most " + LONGEST_NAME + " characters");
                }
                return List.copyOf(names);
            }
        }
        return List.of();
    }
}
