package dev.fraudscorer.onnx.internal.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model cut down to what a score needs: one float tensor in, one float tensor of probabilities out, no ZipMap, no
 * labels. Immutable.
 */
public final class ScoringGraph {
    /** The entry of a file's {@code metadata_props} that names the input's columns, a JSON array of texts. */
    public static final String INPUT_NAMES = "fraudscorer.inputs";

    /** Operators that tell a missing value from a number; all others calculate with NaN, or lose it by accident. */
    private static final Set<String> KNOWS_MISSING =
            Set.of("TreeEnsembleClassifier", "TreeEnsembleRegressor", "TreeEnsemble", "Imputer", "IsNaN");

    private static final int LONGEST_NAME = 80;

    private final ModelProto model;
    private final GraphInput input;
    private final ProbabilityOutput output;
    private final List<ColumnDemand> demands;
    private final List<String> inputNames;

    private ScoringGraph(
            ModelProto model,
            GraphInput input,
            ProbabilityOutput output,
            List<ColumnDemand> demands,
            List<String> inputNames) {
        this.model = model;
        this.input = input;
        this.output = output;
        this.demands = demands;
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
        GraphInput input = GraphInput.find(whole);
        ProbabilityOutput output = ProbabilityOutput.find(whole, wantedOutput);
        List<NodeProto> live = LiveNodes.of(whole, output.value().getName());
        if (live.isEmpty()) {
            throw new ModelRefusedException(
                    "output " + Shown.name(output.name()) + " that no node computes", "a model that computes it");
        }
        GraphProto graph = whole.toBuilder()
                .clearNode()
                .addAllNode(live)
                .clearOutput()
                .addOutput(output.value())
                .build();
        // What a file says beside its graph can hold settings for the runtime; those are ours to choose.
        ModelProto model = file.toBuilder()
                .clearMetadataProps()
                .clearTrainingInfo()
                .setGraph(graph)
                .build();
        return new ScoringGraph(model, input, output, ColumnDemand.of(live, input.name()), namesIn(file));
    }

    /** The cut-down model as a file. */
    public byte[] toBytes() {
        return model.toByteArray();
    }

    /** The input tensor's name. */
    public String input() {
        return input.name();
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
        return Shown.plain(output.name(), LONGEST_NAME);
    }

    /** Whether a node of the model is made to tell a missing value from a number. */
    public boolean knowsMissing() {
        return model.getGraph().getNodeList().stream().anyMatch(node -> KNOWS_MISSING.contains(node.getOpType()));
    }

    /** Whether a tree regressor asks for a logistic transform, which ONNX Runtime leaves out for a single target. */
    public boolean asksRegressorForLogistic() {
        return model.getGraph().getNodeList().stream()
                .filter(node -> node.getOpType().equals("TreeEnsembleRegressor"))
                .flatMap(node -> node.getAttributeList().stream())
                .anyMatch(attribute -> attribute.getName().equals("post_transform")
                        && attribute.getS().toStringUtf8().equals("LOGISTIC"));
    }

    /** The width of the input; 0 if the file leaves it open. */
    public int width() {
        return input.width();
    }

    /**
     * Checks that rows of {@code width} columns fit, by what the file declares and by what its nodes read.
     *
     * @throws ModelRefusedException if they do not
     */
    public void checkWidth(int width) throws ModelRefusedException {
        if (input.width() != 0 && input.width() != width) {
            throw new ModelRefusedException(
                    "input " + Shown.name(input.name()) + " with " + Shown.columns(input.width()),
                    expectedWidth(width));
        }
        for (ColumnDemand demand : demands) {
            if (!demand.isMetBy(width)) {
                String least = demand.exactly() ? "" : "at least ";
                throw new ModelRefusedException(
                        demand.node() + " that reads " + least + Shown.columns(demand.columns()), expectedWidth(width));
            }
        }
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

    private static String expectedWidth(int width) {
        return Shown.columns(width) + ", one for each input that is named";
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
