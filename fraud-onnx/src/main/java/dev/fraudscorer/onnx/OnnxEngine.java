package dev.fraudscorer.onnx;

import dev.fraudscorer.event.ValueType;
import dev.fraudscorer.onnx.internal.ScoringModel;
import dev.fraudscorer.onnx.internal.graph.ModelRefusedException;
import dev.fraudscorer.policy.Node;
import dev.fraudscorer.policy.PolicyReader;
import dev.fraudscorer.spi.LoadContext;
import dev.fraudscorer.spi.PolicyEngine;
import dev.fraudscorer.spi.Schema;
import dev.fraudscorer.spi.Variable;
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
 * <p>A model has one float input [N, columns], one row per event, and gives probabilities as [N, 1], as [N, classes] or
 * as the map of a ZipMap. Inputs are numbers or booleans. One that is missing goes in as NaN if the model has a node
 * made for that (trees, an imputer) and gives a probability then; else the model does not score the event, and the
 * evidence names the input and its state.
 *
 * <p>Stateless, thread-safe.
 */
public final class OnnxEngine implements PolicyEngine {
    private static final Logger LOG = LoggerFactory.getLogger("dev.fraudscorer.onnx");
    private static final String SECTION = "models";

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
        ScoringModel model = content == null ? null : load(entry, content, reader);
        List<String> names = model == null ? entry.request().inputs() : model.inputs();
        int[] slots = slots(entry, names, context.schema(), reader);
        if (model == null) {
            return;
        }
        if (slots == null) {
            model.close();
            return;
        }
        LOG.info(
                "loaded model {} from {}: {} inputs, {} of which it needs",
                entry.id(),
                entry.file().text(),
                slots.length,
                model.columnsNeeded().length);
        context.add(new ModelSource(entry, model, slots));
    }

    private static @Nullable ScoringModel load(ModelEntry entry, byte[] content, PolicyReader reader) {
        try {
            return ScoringModel.load(content, entry.request());
        } catch (ModelRefusedException e) {
            reader.report(entry.file().at(), "in " + entry.file().text() + " " + e.found(), e.expected());
            return null;
        }
    }

    /** The slot of each input; null if one was reported. */
    private static int @Nullable [] slots(ModelEntry entry, List<String> names, Schema schema, PolicyReader reader) {
        int[] slots = new int[names.size()];
        for (int column = 0; column < slots.length; column++) {
            slots[column] = slot(entry, names.get(column), column, schema, reader);
        }
        return Arrays.stream(slots).anyMatch(slot -> slot < 0) ? null : slots;
    }

    private static int slot(ModelEntry entry, String name, int column, Schema schema, PolicyReader reader) {
        Variable variable = schema.find(name);
        if (variable == null) {
            String what = "input of " + entry.file().text() + ", attribute or feature";
            reader.reportUnknown(entry.placeOf(column), what, name, schema.names());
            return -1;
        }
        if (variable.type() == ValueType.TEXT) {
            reader.report(
                    entry.placeOf(column),
                    "text '" + name + "' as input of " + entry.file().text(),
                    "a number or a boolean");
            return -1;
        }
        return variable.slot();
    }
}
