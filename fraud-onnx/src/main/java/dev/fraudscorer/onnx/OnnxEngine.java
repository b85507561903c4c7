package dev.fraudscorer.onnx;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.onnx.internal.graph.message.ModelRefusedException;
import dev.fraudscorer.onnx.internal.load.ModelRequest;
import dev.fraudscorer.onnx.internal.load.ScoringModel;
import dev.fraudscorer.onnx.internal.load.StoredVectors;
import dev.fraudscorer.onnx.internal.model.InputColumn;
import dev.fraudscorer.onnx.internal.section.ExplanationEntry;
import dev.fraudscorer.onnx.internal.section.ModelEntry;
import dev.fraudscorer.onnx.internal.section.ModelFile;
import dev.fraudscorer.onnx.internal.section.ModelsSection;
import dev.fraudscorer.onnx.internal.section.VectorsFile;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.policy.Node;
import dev.fraudscorer.spi.policy.PolicyReader;
import dev.fraudscorer.spi.vector.Schema;
import dev.fraudscorer.spi.vector.Variable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the section {@code models}: each ONNX model becomes a source of evidence, whose risk is the probability that
 * the model gives to fraud.
 *
 * <pre>{@code
 * models:
 *   - id: gbt                       # its name in evidence
 *     file: models/gbt.onnx         # relative to the policy folder, at most 512 MiB
 *     inputs: [amount, card.count_1d]   # the model's columns in its order; not needed if the file carries the names
 *     output: probabilities         # found by itself if only one output can be it
 *     fraud_class: 1                # the class whose probability is the risk; 1 if not given
 *     reason: MODEL_GBT             # none if not given
 *     weight: 1                     # 1 if not given
 *     mode: active                  # or shadow
 * }</pre>
 *
 * <p>{@code docs/models.md} has all keys. A tree ensemble runs in this library's kernel if that gives what ONNX Runtime
 * gives, every other model in ONNX Runtime; see {@link ModelReport}.
 *
 * <p>Stateless, thread-safe.
 */
public final class OnnxEngine implements PolicyEngine {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.onnx");
    private static final String SECTION = "models";

    /** For {@link java.util.ServiceLoader}. */
    public OnnxEngine() {}

    @Override
    public List<String> sections() {
        return List.of(SECTION);
    }

    @Override
    public void load(LoadContext context) {
        Node section = context.section(SECTION);
        if (section == null) {
            return;
        }
        for (ModelEntry entry : new ModelsSection(context.reader()).read(section)) {
            load(entry, context);
        }
    }

    private static void load(ModelEntry entry, LoadContext context) {
        PolicyReader reader = context.reader();
        byte[] content = ModelFile.read(entry.file(), context.folder(), reader);
        ScoringModel model = content == null ? null : load(entry, content, context);
        List<String> names = model == null
                ? entry.names()
                : model.columns().stream().map(InputColumn::feature).toList();
        int[] slots = slots(entry, names, model, context.schema(), reader);
        checkReasons(entry, names, reader);
        if (model == null) {
            return;
        }
        if (slots == null) {
            model.close();
            return;
        }
        ModelSource source = new ModelSource(entry, model, slots, new ModelReasons(entry, model, context.schema()));
        ModelReport report = source.report();
        LOG.info(
                "loaded model {} from {}: {} inputs, {} of which it needs; runs in {} ({}); to know: {}",
                report.id(),
                report.file(),
                slots.length,
                report.inputsNeeded().size(),
                report.runtime(),
                report.whyRuntime(),
                report.warnings().isEmpty() ? "nothing" : String.join("; ", report.warnings()));
        context.add(source);
    }

    private static @Nullable ScoringModel load(ModelEntry entry, byte[] content, LoadContext context) {
        VectorsFile files = new VectorsFile(context);
        StoredVectors stored = files.golden(entry.golden());
        List<double[]> background = files.background(entry.explanation().background());
        if (stored == null || background == null) {
            return null;
        }
        int problems = context.reader().problems().size();
        boolean explained = entry.explanation().when() != ExplanationEntry.When.NEVER;
        try {
            ModelRequest request =
                    entry.request().with(ModelFile.beside(entry.file(), context.folder(), context.reader()));
            return ScoringModel.load(content, request, stored, explained ? background : null);
        } catch (ModelRefusedException e) {
            // Of a file with data that could not be read, the reason was reported.
            if (context.reader().problems().size() == problems) {
                context.reader().report(entry.file().at(), "in " + entry.file().text() + " " + e.found(), e.expected());
            }
            return null;
        }
    }

    /** A code for a feature that the model does not have would never be seen. */
    private static void checkReasons(ModelEntry entry, List<String> names, PolicyReader reader) {
        entry.explanation().places().forEach((feature, place) -> {
            if (!names.isEmpty() && !names.contains(feature)) {
                reader.reportUnknown(place, "input of " + entry.file().text(), feature, names);
            }
        });
    }

    /** The slot of each input; null if one was reported. */
    private static int @Nullable [] slots(
            ModelEntry entry, List<String> names, @Nullable ScoringModel model, Schema schema, PolicyReader reader) {
        int[] slots = new int[names.size()];
        for (int column = 0; column < slots.length; column++) {
            boolean takesText = model != null && model.takesText(column);
            slots[column] = slot(entry, names.get(column), model == null, takesText, schema, reader);
        }
        return Arrays.stream(slots).anyMatch(slot -> slot < 0) ? null : slots;
    }

    private static int slot(
            ModelEntry entry, String name, boolean ofAnyType, boolean takesText, Schema schema, PolicyReader reader) {
        Variable variable = schema.find(name);
        if (variable == null) {
            String what = "input of " + entry.file().text() + ", attribute or feature";
            reader.reportUnknown(entry.placeOf(name), what, name, schema.names());
            return -1;
        }
        if (variable.isCardNumber()) {
            reader.report(
                    entry.placeOf(name),
                    "the card number '" + name + "' as input of " + entry.file().text(),
                    "another attribute or feature, such as one derived by bin(" + name + ")");
            return -1;
        }
        if (variable.isSecret()) {
            reader.report(
                    entry.placeOf(name),
                    "the secret attribute '" + name + "' as input of "
                            + entry.file().text() + ", of which events hold a token",
                    "another attribute or feature");
            return -1;
        }
        boolean isText = variable.type() == ValueType.TEXT;
        if (!ofAnyType && isText != takesText) {
            reader.report(
                    entry.placeOf(name),
                    (isText ? "text '" : "number or boolean '") + name + "' as input of "
                            + entry.file().text(),
                    isText ? "a number or a boolean, or 'codes' with a number for each text" : "a text");
            return -1;
        }
        return variable.slot();
    }
}
