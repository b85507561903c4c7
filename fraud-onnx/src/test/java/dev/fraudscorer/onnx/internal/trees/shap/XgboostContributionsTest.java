package dev.fraudscorer.onnx.internal.trees.shap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fraudscorer.onnx.internal.graph.OnnxGraph;
import dev.fraudscorer.onnx.internal.graph.file.OnnxFile;
import dev.fraudscorer.onnx.internal.trees.ensemble.Ensemble;
import dev.fraudscorer.onnx.internal.trees.plan.GraphReader;
import dev.fraudscorer.onnx.testing.FloatRows;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.AttributeProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.ModelProto;
import dev.fraudscorer.shaded.ai.onnx.proto.OnnxMl.NodeProto;
import dev.fraudscorer.testkit.RealData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Contributions beside those that XGBoost stored of the same trees. Its covers, which an ONNX file does not carry, are a
 * resource here; its README names where they come from.
 */
class XgboostContributionsTest {
    private static final int COLUMNS = 60;
    private static final long MEMORY = 64L << 20;

    @Test
    void explain_withTheCoversOfXgboost_givesItsContributionsAndItsBase() throws Exception {
        float[][] rows = FloatRows.floats("bench/rows_4096x60.f32.gz", COLUMNS);
        float[][] stored = FloatRows.floats("bench/xgboost_shap_256x61.f32.gz", COLUMNS + 1);
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(RealData.file("bench/gbt_500x32.onnx")));
        byte[] withCovers = withHitRates(model, covers()).toByteArray();
        Ensemble ensemble = GraphReader.plan(OnnxGraph.of(OnnxFile.parse(withCovers), null), 0)
                .ensemble();
        NodeCovers covers = requireNonNull(NodeCovers.ofFile(ensemble), "covers that fit the trees");
        EnsembleExplainer explainer = EnsembleExplainer.of(ensemble, covers, COLUMNS, 1, MEMORY);
        ShapScratch scratch = explainer.scratch();

        assertThat(stored).hasNumberOfRows(256);
        for (int i = 0; i < stored.length; i++) {
            explainer.explain(FloatRows.doubles(rows[i]), scratch);
            for (int column = 0; column < COLUMNS; column++) {
                assertThat(scratch.value(column))
                        .as("row %d, column %d", i, column)
                        .isCloseTo(stored[i][column], within(1e-4));
            }
            assertThat(explainer.baseValue()).as("base").isCloseTo(stored[i][COLUMNS], within(1e-4));
        }
    }

    private static float[] covers() throws IOException {
        try (InputStream in = XgboostContributionsTest.class.getResourceAsStream("gbt_500x32_covers.f32.gz")) {
            return FloatRows.floats(requireNonNull(in));
        }
    }

    private static ModelProto withHitRates(ModelProto model, float[] hitRates) {
        ModelProto.Builder changed = model.toBuilder();
        for (NodeProto.Builder node : changed.getGraphBuilder().getNodeBuilderList()) {
            for (AttributeProto.Builder attribute : node.getAttributeBuilderList()) {
                if (attribute.getName().equals("nodes_hitrates")) {
                    assertThat(attribute.getFloatsCount()).isEqualTo(hitRates.length);
                    attribute.clearFloats().addAllFloats(boxed(hitRates));
                }
            }
        }
        return changed.build();
    }

    private static List<Float> boxed(float[] values) {
        List<Float> boxed = new ArrayList<>(values.length);
        for (float value : values) {
            boxed.add(value);
        }
        return boxed;
    }
}
