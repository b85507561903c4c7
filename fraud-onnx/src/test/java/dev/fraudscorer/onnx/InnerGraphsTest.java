package dev.fraudscorer.onnx;

import static dev.fraudscorer.onnx.testing.GraphBuilder.integer;
import static dev.fraudscorer.onnx.testing.GraphBuilder.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.onnx.internal.graph.file.DataFiles;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.testing.GraphBuilder;
import dev.fraudscorer.onnx.testing.ScorerFolder;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs inside of nodes that a policy allows by name: they are bounded as the graph around them. */
class InnerGraphsTest {
    private static final Set<String> ALLOWED = Set.of("If", "Loop", "Scan");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"Tile", "Expand"})
    void load_constantShapeInABranch_isRefused(String operator) {
        GraphBuilder branch = branch("large")
                .initializer(shape("huge", 100_000, 100_000))
                .node("", operator, List.of("x", "huge"), List.of("large"));

        assertRefused(branching(branch), "(" + operator + ") that makes more than 16777216 numbers");
    }

    @Test
    void load_shapeThatAnEventSaysInABranch_isRefused() {
        for (String operator : List.of("Tile", "Expand", "Pad", "TopK")) {
            GraphBuilder branch = branch("large").node("", operator, List.of("x", "whole"), List.of("large"));
            assertRefused(branching(branch), "(" + operator + ") whose input 2 is calculated");
        }
        for (String operator : List.of("ConstantOfShape", "Range")) {
            GraphBuilder branch =
                    branch("large").node("", operator, List.of("whole", "whole", "whole"), List.of("large"));
            assertRefused(branching(branch), "(" + operator + ") whose input 1 is calculated");
        }
    }

    @Test
    void load_chainOrSquareInABranch_isRefused() {
        GraphBuilder chain = branch("t29");
        String last = "x";
        for (int i = 0; i < 30; i++) {
            chain.node("", "Concat", List.of(last, last), List.of("t" + i), integer("axis", 1));
            last = "t" + i;
        }
        GraphBuilder square = branch("square")
                .constant("column", new float[65_536], 65_536, 1)
                .constant("row", new float[65_536], 1, 65_536)
                .node("", "Add", List.of("column", "row"), List.of("square"));

        assertRefused(branching(chain), "(Concat) that makes more than 67108864 numbers of one row");
        assertRefused(branching(square), "(Add) that makes more than 67108864 numbers of one row");
    }

    @Test
    void load_growthInBranchesOfBranches_isRefused() {
        GraphBuilder square = branch("square5")
                .constant("column5", new float[65_536], 65_536, 1)
                .constant("row5", new float[65_536], 1, 65_536)
                .node("", "Mul", List.of("column5", "row5"), List.of("square5"));
        GraphBuilder nested = square;
        for (int i = 4; i > 0; i--) {
            nested = branch("z" + i)
                    .node("", "If", List.of("is"), List.of("z" + i), nested.toAttribute("then_branch"), same("e" + i));
        }

        assertRefused(branching(nested), "(Mul) that makes more than 67108864 numbers of one row");
    }

    @Test
    void load_constantOfTheGraphAround_isHiddenByWhatTheInnerGraphIsGiven() {
        // The body's own 'once' is what the rounds before left, not the constant of that name.
        GraphBuilder hidden = new GraphBuilder()
                .input("i", DataType.INT64)
                .input("c", DataType.BOOL)
                .input("once", DataType.INT64, 2)
                .node("", "Identity", List.of("c"), List.of("on"))
                .node("", "Add", List.of("once", "once"), List.of("more"))
                .node("", "Tile", List.of("x", "once"), List.of("large"))
                .output("on", DataType.BOOL)
                .output("more", DataType.INT64, 2)
                .output("large", DataType.FLOAT);

        assertRefused(
                outer().initializer(shape("once", 1, 1))
                        .node(
                                "",
                                "Loop",
                                List.of("three", "", "once"),
                                List.of("end", "gathered"),
                                hidden.toAttribute("body")),
                "(Tile) whose input 2 is calculated");
    }

    @Test
    void load_loopWhoseValueGrows_isRefused() {
        assertRefused(
                looping("three", body("Concat", List.of("v", "v"), integer("axis", 1))),
                "whose value 1 may grow from round to round");
    }

    @Test
    void load_loopWhoseRoundsAnEventCounts_isRefused() {
        GraphBuilder body = body("Add", List.of("v", "v"));

        assertRefused(looping("count", body), "whose count of rounds is calculated");
        assertRefused(looping("", body), "whose count of rounds is calculated, left out");
        assertRefused(looping("many", body), "all nodes take more than 4294967296 steps");
    }

    @Test
    void load_loopsInLoops_areRefusedWithoutLookingForever() {
        GraphBuilder body = body("Add", List.of("v", "v"));
        for (int i = 0; i < 6; i++) {
            String v = "v" + i;
            body = new GraphBuilder()
                    .input("i" + i, DataType.INT64)
                    .input("c" + i, DataType.BOOL)
                    .input(v, DataType.FLOAT)
                    .node("", "Identity", List.of("c" + i), List.of("on" + i))
                    .node("", "Loop", List.of("thousand", "", v), List.of("w" + i), body.toAttribute("body"))
                    .output("on" + i, DataType.BOOL)
                    .output("w" + i, DataType.FLOAT);
        }

        assertRefused(looping("three", body), "all nodes take more than 4294967296 steps");
    }

    @Test
    void load_scanThatGathersMuch_isRefused() {
        GraphBuilder body = new GraphBuilder()
                .input("each", DataType.FLOAT, 1)
                .constant("wide", new float[65_536], 1, 65_536)
                .node("", "Add", List.of("each", "wide"), List.of("sum"))
                .output("sum", DataType.FLOAT);
        GraphBuilder scan = outer().constant("rows", new float[8_192], 8_192, 1)
                .node(
                        "",
                        "Scan",
                        List.of("rows"),
                        List.of("gathered"),
                        body.toAttribute("body"),
                        integer("num_scan_inputs", 1));

        assertRefused(scan, "that makes more than 67108864 numbers of one row");
    }

    @Test
    void load_innerNodeBeforeWhatItReads_isRefused() {
        GraphBuilder branch = branch("late")
                .node("", "Identity", List.of("early"), List.of("late"))
                .node("", "Identity", List.of("x"), List.of("early"));

        assertRefused(branching(branch), "that reads 'early', which nothing before it defines");
    }

    @Test
    void load_wholeDivisionInABranch_isRefused() {
        GraphBuilder branch = branch("ratio").node("", "Div", List.of("whole", "whole"), List.of("ratio"));

        assertRefused(branching(branch), "(Div) that divides whole numbers by a calculated one");
    }

    @Test
    void load_branchesLoopsAndScansThatAreBounded_score() throws Exception {
        GraphBuilder graph = outer().node(
                        "", "If", List.of("is"), List.of("chosen"), same("then_branch"), doubled("else_branch"))
                .node(
                        "",
                        "Loop",
                        List.of("three", "", "chosen"),
                        List.of("looped"),
                        body("Add", List.of("v", "v")).toAttribute("body"))
                .node("", "Sigmoid", List.of("looped"), List.of("p"))
                .output("p", DataType.FLOAT, 0, 1);
        ScorerFolder files = new ScorerFolder(folder);
        files.write("m.onnx", graph.toBytes());

        try (FraudScorer scorer = files.load("- { id: m, file: m.onnx, inputs: [a1], allow_operators: [If, Loop] }")) {
            // Above 0 the value itself, otherwise twice of it; three times doubled.
            assertThat(scorer.assess(ScorerFolder.payment(scorer, "tx-1", 0.25)).score())
                    .isEqualTo(1 / (1 + Math.exp(-2)), Offset.offset(1e-6));
            assertThat(scorer.assess(ScorerFolder.payment(scorer, "tx-2", -0.125))
                            .score())
                    .isEqualTo(1 / (1 + Math.exp(2)), Offset.offset(1e-6));
        }
    }

    /** A graph with a row {@code x}, whether it is above 0, and its whole part. */
    private static GraphBuilder outer() {
        return new GraphBuilder()
                .input("x", DataType.FLOAT, 0, 1)
                .constant("zero", new float[] {0})
                .initializer(shape("three", 3).toBuilder().clearDims().build())
                .initializer(shape("thousand", 1_000).toBuilder().clearDims().build())
                .initializer(shape("many", 1e12).toBuilder().clearDims().build())
                .initializer(shape("all", -1))
                .node("", "Greater", List.of("x", "zero"), List.of("above"))
                .node("", "Reshape", List.of("above", "all"), List.of("is"))
                .node("", "Cast", List.of("x"), List.of("whole"), integer("to", DataType.INT64.getNumber()))
                .node("", "Reshape", List.of("whole", "all"), List.of("count"));
    }

    private static GraphBuilder branching(GraphBuilder then) {
        return outer().node(
                        "",
                        "If",
                        List.of("is"),
                        List.of("chosen"),
                        then.toAttribute("then_branch"),
                        same("else_branch"));
    }

    private static GraphBuilder looping(String count, GraphBuilder body) {
        return outer().node("", "Loop", List.of(count, "", "x"), List.of("looped"), body.toAttribute("body"));
    }

    private static GraphBuilder branch(String output) {
        return new GraphBuilder().output(output, DataType.FLOAT);
    }

    private static AttributeProto same(String name) {
        String output = "same_" + name;
        return branch(output)
                .node("", "Identity", List.of("x"), List.of(output))
                .toAttribute(name.startsWith("e") ? "else_branch" : name);
    }

    private static AttributeProto doubled(String name) {
        return branch("twice")
                .node("", "Add", List.of("x", "x"), List.of("twice"))
                .toAttribute(name);
    }

    private static GraphBuilder body(String operator, List<String> inputs, AttributeProto... attributes) {
        return new GraphBuilder()
                .input("i", DataType.INT64)
                .input("c", DataType.BOOL)
                .input("v", DataType.FLOAT)
                .node("", "Identity", List.of("c"), List.of("on"))
                .node("", operator, inputs, List.of("w"), attributes)
                .output("on", DataType.BOOL)
                .output("w", DataType.FLOAT);
    }

    private static TensorProto shape(String name, double... sizes) {
        return numbers(DataType.INT64, sizes).toBuilder().setName(name).build();
    }

    /** Refused although the policy allows the nodes that hold the graphs. */
    private static void assertRefused(GraphBuilder graph, String found) {
        byte[] content = graph.node("", "Sigmoid", List.of("x"), List.of("score"))
                .output("score", DataType.FLOAT, 0, 1)
                .toBytes();
        assertThatThrownBy(() -> OnnxFile.parse(content, DataFiles.NONE, ALLOWED))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining(found);
    }
}
